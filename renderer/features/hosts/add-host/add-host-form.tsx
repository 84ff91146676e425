import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useRef } from 'react'
import type { FileTicket } from '../../../../shared/model/intent.ts'
import { useAsk } from '../../../api/use-ask.ts'
import { useText } from '../../../text/text-context.tsx'
import { DialogActions } from '../../../ui/dialog/dialog-actions.tsx'
import { ErrorNotice, useErrorWords } from '../../../ui/error-notice.tsx'
import { FilePicker } from '../../../ui/file-picker.tsx'
import { Stranger } from '../../../ui/stranger.tsx'
import classes from './add-host.module.css'
import { AddressField } from './address-field.tsx'
import { type AddHostField, fieldOf } from './field-of.ts'

/** A host as it is typed. */
export interface NewHost {
  readonly name: string
  readonly address: string
  readonly identity: FileTicket | undefined
}

interface AddHostFormProps {
  readonly typed: NewHost
  readonly onType: (change: Partial<NewHost>) => void
  /** With the id of the host that is saved now. */
  readonly onAdded: (host: string) => void
  readonly onCancel: () => void
}

/** What Mooring has to know about a host to reach it. What is wrong with a field is said at the field. */
export function AddHostForm({ typed, onType, onAdded, onCancel }: AddHostFormProps) {
  const { common, addHost: text } = useText()
  const { asked, ask, giveUp } = useAsk('hosts.add')
  const errorWords = useErrorWords()
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
    return <Stranger text={`${message} ${hint}`} />
  }

  return (
    <>
      <p className={classes.lead}>{text.lead}</p>
      <form ref={form} id={id} className={classes.form} onSubmit={submit}>
        <AddressField
          value={address}
          error={problemOf('address')}
          onChange={(value) => type({ address: value })}
          onPick={(alias) => type({ address: alias, name: name === '' ? alias : name })}
        />
        <TextInput
          name="name"
          label={text.name}
          description={text.nameHint}
          placeholder={text.namePlaceholder}
          value={name}
          error={problemOf('name')}
          onChange={(event) => type({ name: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      </form>
      <div className={classes.identity}>
        <FilePicker kind="identity" chosen={identity} onChange={(ticket) => type({ identity: ticket })} />
        <p className={classes.hint}>{text.identityHint}</p>
      </div>
      {error && (wrong === undefined || wrong === 'identity') && <ErrorNotice error={error} />}
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {common.cancel}
        </Button>
        <Button type="submit" form={id} loading={busy} disabled={name.trim() === '' || address.trim() === ''}>
          {text.add}
        </Button>
      </DialogActions>
    </>
  )
}
