import { Button, Input } from '@mantine/core'
import { type FormEvent, useId } from 'react'
import { useAnswer } from '../api/use-answer.ts'
import { useAsk } from '../api/use-ask.ts'
import { useText } from '../text/text-context.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { Looking } from '../ui/layout/looking.tsx'
import { PageHead } from '../ui/layout/page-head.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'
import { ClientPair } from './client-pair.tsx'
import { OverdueReminders } from './overdue-reminders.tsx'
import { readTyped } from './read-typed.ts'
import { RecentRegistries } from './recent-registries.tsx'
import classes from './registry-step.module.css'
import { type ClientFiles, clientTickets, noClient } from './state.ts'
import type { StepProps } from './step-props.ts'
import { TypedRegistry } from './typed-registry.tsx'

const everything = {}

/** Step 1: one field for whatever names the registry, and a look at it. */
export function RegistryStep({ wizard: { state, dispatch } }: StepProps) {
  const { common, registry: text } = useText()
  const { asked, ask, giveUp } = useAsk('registry.inspect')
  const past = useAnswer('history.list', everything).asked
  const changes = past.state === 'answered' ? past.data : []
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
    if (reading.state === 'read') void look(reading.registry.name, state.client)
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
      <PageHead heading={text.heading} lead={text.lead} />
      <OverdueReminders changes={changes} />
      <form onSubmit={submit}>
        <Input.Wrapper size="lg" id={field} label={text.label} description={text.hint}>
          <div className={classes.row}>
            <Input
              className={classes.field}
              size="lg"
              id={field}
              placeholder={text.placeholder}
              value={state.typed}
              onChange={(event) => type(event.currentTarget.value)}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              readOnly={looking}
            />
            <Button type="submit" size="lg" disabled={reading.state !== 'read' || looking}>
              {text.submit}
            </Button>
          </div>
        </Input.Wrapper>
      </form>
      {!looking && asked.state !== 'failed' && <TypedRegistry reading={reading} />}
      {looking && (
        <Looking
          text={<Words text={text.looking} values={{ registry: <Stranger text={state.typed} /> }} />}
          action={
            <Button variant="default" onClick={giveUp}>
              {common.cancel}
            </Button>
          }
        />
      )}
      {asked.state === 'failed' && (
        <ErrorNotice
          title={text.failed}
          error={asked.error}
          actions={
            reading.state === 'read' &&
            asked.error.code === 'plain-http' && (
              <Button
                variant="default"
                onClick={() => dispatch({ type: 'plain-http', registry: reading.registry.name })}
              >
                {text.insecure}
              </Button>
            )
          }
        />
      )}
      {pairNeeded && <ClientPair client={state.client} onChange={(client) => dispatch({ type: 'client', client })} />}
      <RecentRegistries changes={changes} disabled={looking} onChoose={chooseRecent} />
    </div>
  )
}
