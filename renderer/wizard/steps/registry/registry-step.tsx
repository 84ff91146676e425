import { Button, Input } from '@mantine/core'
import { type FormEvent, useId } from 'react'
import type { ErrorCode } from '../../../../shared/errors.ts'
import { saysPlainHttp } from '../../../../shared/registry-reference.ts'
import { useAsk } from '../../../api/use-ask.ts'
import { useHistory } from '../../../api/use-history.ts'
import { type ClientFiles, clientTickets, noClient } from '../../../features/files/client-files.ts'
import { ClientPairFields } from '../../../features/files/client-pair-fields.tsx'
import { Waiting } from '../../../features/intent/waiting.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PageHead } from '../../../ui/layout/page-head.tsx'
import { Looking } from '../../../ui/layout/placeholders.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say, useSay } from '../../../words/say.tsx'
import type { StepProps } from '../../frame/wizard.tsx'
import { OverdueReminders } from './overdue-reminders.tsx'
import { readTyped } from './read-typed.ts'
import { RecentRegistries } from './recent-registries.tsx'
import classes from './registry-step.module.css'
import { TypedRegistry } from './typed-registry.tsx'

/** Failures that say by themselves what is the matter: the registry was reached, or asked for in plain HTTP. */
const answers: readonly ErrorCode[] = [
  'reference-plain-http',
  'plain-http',
  'not-tls',
  'tls-handshake',
  'tls-handshake-docker',
  'client-certificate-required',
  'chain-unreadable',
]

function hasAnswered(code: ErrorCode): boolean {
  return answers.includes(code)
}

/** Step 1: one field for the registry, and a check of it. */
export function RegistryStep({ wizard: { state, dispatch } }: StepProps) {
  const { common, registry: words } = useWords()
  const say = useSay()
  const { asked, ask, giveUp } = useAsk('registry.inspect')
  const past = useHistory().asked
  const changes = past.state === 'answered' ? past.data.changes : []
  const field = useId()
  const reading = readTyped(state.typed)
  const looking = asked.state === 'asking'
  const pairNeeded = asked.state === 'failed' && asked.error.code === 'client-certificate-required'

  const look = async (name: string, client: ClientFiles) => {
    const envelope = await ask({ registry: name, ...clientTickets(client) })
    if (envelope?.ok) dispatch({ type: 'inspected', inspection: envelope.data })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The engine says what plain HTTP means.
    if (reading.state !== 'read') return
    void look(saysPlainHttp(state.typed) ? state.typed : reading.registry.name, state.client)
  }
  const type = (typed: string) => {
    giveUp()
    dispatch({ type: 'typed', typed })
  }
  const chooseRecent = (name: string) => {
    type(name)
    void look(name, noClient)
  }

  return (
    <div className={classes.step}>
      <PageHead heading={words.heading} lead={words.lead} />
      <OverdueReminders changes={changes} />
      <form onSubmit={submit}>
        <Input.Wrapper size="lg" id={field} label={words.label} description={words.hint}>
          <div className={classes.row}>
            <Input
              className={classes.field}
              size="lg"
              id={field}
              placeholder={words.placeholder}
              value={state.typed}
              onChange={(event) => type(event.currentTarget.value)}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              readOnly={looking}
            />
            <Button type="submit" size="lg" disabled={reading.state !== 'read' || looking}>
              {words.submit}
            </Button>
          </div>
        </Input.Wrapper>
      </form>
      {!looking && asked.state !== 'failed' && <TypedRegistry reading={reading} />}
      {asked.state === 'asking' && (
        <Looking
          text={<Say text={words.checking} params={{ registry: state.typed }} />}
          detail={<Waiting registry={state.typed} event={asked.event} />}
          action={
            <Button variant="default" onClick={giveUp}>
              {common.cancel}
            </Button>
          }
        />
      )}
      {asked.state === 'failed' && (
        <ErrorNotice
          {...(hasAnswered(asked.error.code) ? {} : { title: say(words.failed, { registry: state.typed }) })}
          error={asked.error}
          actions={
            reading.state === 'read' &&
            ['plain-http', 'reference-plain-http'].includes(asked.error.code) && (
              <Button
                variant="default"
                onClick={() => dispatch({ type: 'plain-http', registry: reading.registry.name })}
              >
                {words.insecure}
              </Button>
            )
          }
        />
      )}
      {pairNeeded && (
        <ClientPairFields client={state.client} onChange={(client) => dispatch({ type: 'client', client })} />
      )}
      <RecentRegistries changes={changes} disabled={looking} onChoose={chooseRecent} />
    </div>
  )
}
