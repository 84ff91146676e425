import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type HostDialog, HostDialogs } from '../../../features/host-dialogs/host-dialogs.tsx'
import { mayBeChosen } from '../../../features/hosts/host-view.ts'
import { HostsAnswer } from '../../../features/hosts/hosts-answer.tsx'
import { useHosts } from '../../../features/hosts/use-hosts.ts'
import { isMany } from '../../../ui/layout/many.ts'
import { PageHead } from '../../../ui/layout/page-head.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say, useSay } from '../../../words/say.tsx'
import screen from '../../frame/frame.module.css'
import { StepActions } from '../../frame/step-actions.tsx'
import type { ChosenStepProps } from '../../frame/wizard.tsx'
import { AllHosts } from './all-hosts.tsx'
import { HostChoice } from './host-choice.tsx'
import classes from './hosts-step.module.css'
import { PersistChoice } from './persist-choice.tsx'

/** Step 4: the hosts to change. */
export function HostsStep({ wizard, registry }: ChosenStepProps) {
  const { common, hosts: hostWords, hostsStep: words } = useWords()
  const say = useSay()
  const hosts = useHosts()
  const [dialog, setDialog] = useState<HostDialog>()
  const { state, dispatch } = wizard
  const wanted = state.hosts
  const chosen = hosts.list.rows.filter((row) => mayBeChosen(row) && wanted.includes(row.host.id))
  const choose = (ids: readonly string[]) => dispatch({ type: 'hosts', hosts: ids })
  const add = (
    <Button
      variant="default"
      leftSection={<IconPlus size={17} aria-hidden />}
      onClick={() => setDialog({ kind: 'add' })}
    >
      {hostWords.add}
    </Button>
  )

  return (
    <>
      <PageHead heading={words.heading} lead={<Say text={words.lead} params={{ registry }} />} aside={add} />
      <div className={screen.content}>
        <div>
          <HostsAnswer hosts={hosts} action={add}>
            {(rows) => (
              <>
                <AllHosts rows={rows} wanted={wanted} onChoose={choose} />
                <Checkbox.Group value={[...wanted]} onChange={choose} aria-label={words.legend}>
                  <div className={classes.choices} data-many={isMany(hosts.list.rows) || undefined}>
                    {rows.map((row) => (
                      <HostChoice
                        key={row.host.id}
                        row={row}
                        onLook={() => void hosts.look(row.host.id)}
                        onAsk={setDialog}
                      />
                    ))}
                  </div>
                </Checkbox.Group>
              </>
            )}
          </HostsAnswer>
        </div>
        <PersistChoice wizard={wizard} hosts={chosen.map(({ host }) => host)} />
      </div>
      <StepActions
        wizard={wizard}
        hint={chosen.length === 0 ? words.none : say(words.chosen, { count: chosen.length })}
      >
        <Button
          disabled={chosen.length === 0}
          onClick={() => {
            choose(chosen.map(({ host }) => host.id))
            dispatch({ type: 'go', step: 'review' })
          }}
        >
          {common.next}
        </Button>
      </StepActions>
      {dialog && (
        <HostDialogs
          dialog={dialog}
          hosts={hosts}
          onClose={() => setDialog(undefined)}
          onAdded={({ id }) => choose([...wanted.filter((other) => other !== id), id])}
        />
      )}
    </>
  )
}
