import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { FileTicket } from '../../../shared/model/intent.ts'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import classes from './files.module.css'

interface PathFormProps {
  readonly fileRole: FileTicket['role']
  readonly isBusy: boolean
  readonly onSubmit: (input: { path: string; passphrasePath?: string }) => void
}

/** Names a file by its path on the machine that runs the engine; a key may need a second file with its passphrase. */
export function PathForm({ fileRole: role, isBusy, onSubmit }: PathFormProps) {
  const { common, files: words } = useWords()
  const say = useSay()
  const [path, setPath] = useState('')
  const [passphrasePath, setPassphrasePath] = useState('')
  const labelOf = (what: string) => say(common.labelled, { subject: words.roles[role], what })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(passphrasePath === '' ? { path } : { path, passphrasePath })
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={words.pathLabel}
        aria-label={labelOf(words.pathLabel)}
        value={path}
        spellCheck={false}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      {role === 'client-key' && (
        <TextInput
          label={words.passphraseLabel}
          description={words.passphraseHint}
          value={passphrasePath}
          spellCheck={false}
          onChange={(event) => setPassphrasePath(event.currentTarget.value)}
        />
      )}
      <Button
        type="submit"
        variant="default"
        size="compact-sm"
        loading={isBusy}
        disabled={path.trim() === ''}
        aria-label={labelOf(words.open)}
      >
        {words.open}
      </Button>
    </form>
  )
}
