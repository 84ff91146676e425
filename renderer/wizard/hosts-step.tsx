import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Host } from '../../shared/model/host.ts'
import { useAnswer } from '../api/use-answer.ts'
import { HostsAnswer } from '../components/host/hosts-answer.tsx'
import { recover } from '../components/intent/dialog-intent.ts'
import { IntentDialog, type Leaving } from '../components/intent/intent-dialog.tsx'
import { PageHead } from '../components/layout/page-head.tsx'
import { Stranger } from '../components/stranger.tsx'
import { Words } from '../components/words.tsx'
import { usePlural, useText } from '../text/text-context.tsx'
import { HostChoice } from './host-choice.tsx'
import { StepActions } from './step-actions.tsx'
import type { ChosenStepProps } from './step-props.ts'
import screen from './wizard-screen.module.css'

const everywhere = {}

/** Step 4: the hosts that the change is for. */
export function HostsStep({ wizard, registry }: ChosenStepProps) {
  const { common, hostsStep: text } = useText()
  const plural = usePlural()
  const { asked, reload } = useAnswer('hosts.list', everywhere)
  const [recovering, setRecovering] = useState<readonly string[]>()
  const hosts = asked.state === 'answered' ? asked.data : []
  const chosen = hosts.filter((host) => mayBeChosen(host) && wizard.state.hosts.includes(host.id)).map(({ id }) => id)
  const choose = (ids: readonly string[]) => wizard.dispatch({ type: 'hosts', hosts: ids })
  const closeDialog = (leaving: Leaving) => {
    setRecovering(undefined)
    if (leaving !== 'untouched') reload()
  }

  return (
    <>
      <PageHead
        heading={text.heading}
        lead={<Words text={text.lead} values={{ registry: <Stranger text={registry} /> }} />}
      />
      <div className={screen.content}>
        <HostsAnswer asked={asked} onReload={reload}>
          {(found) => (
            <Checkbox.Group value={chosen} onChange={choose} aria-label={text.legend}>
              <div className={screen.content}>
                {found.map((host) => (
                  <HostChoice
                    key={host.id}
                    host={host}
                    disabled={!mayBeChosen(host)}
                    onRecover={() => setRecovering([host.id])}
                  />
                ))}
              </div>
            </Checkbox.Group>
          )}
        </HostsAnswer>
      </div>
      <StepActions wizard={wizard} hint={chosen.length === 0 ? text.none : plural(text.chosen, chosen.length)}>
        <Button
          disabled={chosen.length === 0}
          onClick={() => {
            choose(chosen)
            wizard.dispatch({ type: 'go', step: 'review' })
          }}
        >
          {common.next}
        </Button>
      </StepActions>
      {recovering && <IntentDialog intent={recover} hosts={recovering} onClose={closeDialog} />}
    </>
  )
}

/** An interrupted change must be put right before another one. */
function mayBeChosen({ state, unfinished }: Host): boolean {
  return state === 'ready' && unfinished === undefined
}
