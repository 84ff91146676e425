import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { HostReport } from '../../../../shared/model/change.ts'
import { useHistory } from '../../../api/use-history.ts'
import type { DialogIntent, Leaving } from '../../../features/intent/dialog-intent.ts'
import { IntentDialog } from '../../../features/intent/intent-dialog.tsx'
import { ReportRows } from '../../../features/run/report-rows.tsx'
import { ActionsBar } from '../../../ui/layout/actions-bar.tsx'
import { PageHead } from '../../../ui/layout/page-head.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say } from '../../../words/say.tsx'
import screen from '../../frame/frame.module.css'
import { RetryButton } from '../../frame/step-actions.tsx'
import type { ChosenStepProps } from '../../frame/wizard.tsx'
import { Aftermath } from './aftermath.tsx'
import { doneKind, doneMarks, type Since, sinceOf } from './done-kind.ts'

/** The requested undo of one host's change. */
interface Undo {
  readonly intent: DialogIntent
  readonly hosts: readonly string[]
}

/** Step 7: the results by host, a test, and undo. */
export function DoneStep({ wizard, registry }: ChosenStepProps) {
  const { done: words } = useWords()
  const { run, state, dispatch } = wizard
  const [undo, setUndo] = useState<Undo>()
  const [undone, setUndone] = useState<readonly string[]>([])
  const { asked } = useHistory()
  const applied = run.state === 'ended' ? run.report.hosts : []
  const command = run.state === 'ended' ? run.view.purpose.command : undefined
  const changes = asked.state === 'answered' ? asked.data.changes : []
  const since = new Map(
    applied.flatMap((report): [string, Since][] => {
      const became = undone.includes(report.host) ? 'undone' : sinceOf(report, changes)
      return became === undefined ? [] : [[report.host, became]]
    }),
  )
  // An engine's answer from before that is outdated.
  const reports = applied.map((report) => (since.has(report.host) ? { ...report, verdicts: [] } : report))
  const isInsecure = state.method === 'insecure'
  // The host's own client trusts it; Docker reads the store at its next start.
  const isWaiting = state.method === 'system' && state.noRestart
  const summed = doneKind(reports, since)
  const kind = isWaiting && summed === 'confirmed' ? 'unasked' : summed
  const outcome = kind === 'confirmed' ? words.confirmed[state.method] : words.otherwise[kind]

  const startOver = () => {
    wizard.reset()
    dispatch({ type: 'start-over', typed: '' })
  }
  const closeUndo = (leaving: Leaving) => {
    if (leaving === 'clean' && undo) setUndone([...undone, ...undo.hosts])
    setUndo(undefined)
  }
  const undoAction = ({ host, change, outcome }: HostReport) => {
    const became = since.get(host)
    if (became !== undefined) return <Pill>{words.since[became]}</Pill>
    if (outcome !== 'done' || change === undefined) return undefined
    return (
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconArrowBackUp size={17} aria-hidden />}
        onClick={() => setUndo({ intent: { kind: 'undo', change }, hosts: [host] })}
      >
        {words.undo}
      </Button>
    )
  }

  return (
    <>
      <PageHead
        mark={isInsecure && kind === 'confirmed' ? 'info' : doneMarks[kind]}
        heading={outcome.heading}
        lead={<Say text={outcome.lead} params={{ registry }} />}
      />
      <div className={screen.content}>
        {reports.length > 0 && (
          <Section title={words.verified}>
            <ReportRows reports={reports} unchecked={isInsecure} waiting={isWaiting} actions={undoAction} />
          </Section>
        )}
        {kind !== 'undone' && kind !== 'superseded' && (
          <Aftermath kind={kind} state={state} registry={registry} command={command} />
        )}
      </div>
      <ActionsBar start={kind === 'partial' && <RetryButton wizard={wizard} />}>
        <Button onClick={startOver}>{words.another}</Button>
      </ActionsBar>
      {undo && <IntentDialog intent={undo.intent} hosts={undo.hosts} onClose={closeUndo} />}
    </>
  )
}
