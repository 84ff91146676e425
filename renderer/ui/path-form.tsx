import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { FileTicket } from '../../shared/model/intent.ts'
import { useText } from '../text/text-context.tsx'
import classes from './file-picker.module.css'

interface PathFormProps {
  readonly kind: FileTicket['role']
  readonly busy: boolean
  readonly onSubmit: (input: { path: string; passphrasePath?: string }) => void
}

/** Names a file by its path on the machine that runs the engine; a key may need a second file with its passphrase. */
export function PathForm({ kind, busy, onSubmit }: PathFormProps) {
  const { files } = useText()
  const [path, setPath] = useState('')
  const [passphrasePath, setPassphrasePath] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(passphrasePath === '' ? { path } : { path, passphrasePath })
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={files.pathLabel}
        aria-label={`${files.roles[kind]}: ${files.pathLabel}`}
        value={path}
        spellCheck={false}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      {kind === 'client-key' && (
        <TextInput
          label={files.passphraseLabel}
          description={files.passphraseHint}
          value={passphrasePath}
          spellCheck={false}
          onChange={(event) => setPassphrasePath(event.currentTarget.value)}
        />
      )}
      <Button
        type="submit"
        variant="default"
        size="compact-sm"
        loading={busy}
        disabled={path.trim() === ''}
        aria-label={`${files.roles[kind]}: ${files.open}`}
      >
        {files.open}
      </Button>
    </form>
  )
}
