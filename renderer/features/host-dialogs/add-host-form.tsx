import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useRef } from 'react'
import type { FileTicket } from '../../../shared/model/intent.ts'
import { useAsk } from '../../api/use-ask.ts'
import { DialogActions } from '../../ui/dialog/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useFailureWords } from '../../words/coded.tsx'
import { useWords } from '../../words/language.tsx'
import { FilePicker } from '../files/file-picker.tsx'
import classes from './add-host.module.css'
import { AddressField } from './address-field.tsx'
import { type AddHostField, fieldOf } from './field-of.ts'

/** A host as typed. */
export interface NewHost {
  readonly name: string
  readonly address: string
  readonly identity: FileTicket | undefined
}

interface AddHostFormProps {
  readonly typed: NewHost
  readonly onType: (change: Partial<NewHost>) => void
  /** Gets the id of the saved host. */
  readonly onAdded: (host: string) => void
  readonly onCancel: () => void
}

/** The data that Mooring needs to reach a host. Each field shows its own errors. */
export function AddHostForm({ typed, onType, onAdded, onCancel }: AddHostFormProps) {
  const { common, addHost: words } = useWords()
  const { asked, ask, giveUp } = useAsk('hosts.add')
  const errorWords = useFailureWords()
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const busy = asked.state === 'asking'
  const error = asked.state === 'failed' ? asked.error : undefined
  const wrong = error && fieldOf(error.code)
  const { name, address, identity } = typed

  const type = (change: Partial<NewHost>) => {
    giveUp()
    onType(change)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const envelope = await ask({ name, address, ...(identity ? { identity: identity.id } : {}) })
    if (envelope?.ok) return onAdded(envelope.data.host)
    const field = envelope && fieldOf(envelope.error.code)
    if (field) form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus()
  }
  const problemOf = (field: AddHostField) => {
    if (!error || wrong !== field) return undefined
    const { message, hint } = errorWords(error)
    return (
      <>
        {message} {hint}
      </>
    )
  }

  return (
    <>
      <p className={classes.lead}>{words.lead}</p>
      <form ref={form} id={id} className={classes.form} onSubmit={submit}>
        <AddressField
          value={address}
          error={problemOf('address')}
          onChange={(value) => type({ address: value })}
          onPick={(alias) => type({ address: alias, name: name === '' ? alias : name })}
        />
        <TextInput
          name="name"
          label={words.name}
          description={words.nameHint}
          placeholder={words.namePlaceholder}
          value={name}
          error={problemOf('name')}
          onChange={(event) => type({ name: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      </form>
      <div className={classes.identity}>
        <FilePicker fileRole="identity" chosen={identity} onChange={(ticket) => type({ identity: ticket })} />
        <p className={classes.hint}>{words.identityHint}</p>
      </div>
      {error && (wrong === undefined || wrong === 'identity') && <ErrorNotice error={error} />}
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {common.cancel}
        </Button>
        <Button type="submit" form={id} loading={busy} disabled={name.trim() === '' || address.trim() === ''}>
          {words.add}
        </Button>
      </DialogActions>
    </>
  )
}
