import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { HostReport } from '../../shared/model/change.ts'
import type { DialogIntent } from '../features/intent/dialog-intent.ts'
import { IntentDialog, type Leaving } from '../features/intent/intent-dialog.tsx'
import { ReportRows } from '../features/run/report-rows.tsx'
import { useText } from '../text/text-context.tsx'
import { ActionsBar } from '../ui/layout/actions-bar.tsx'
import { PageHead } from '../ui/layout/page-head.tsx'
import { Section } from '../ui/layout/section.tsx'
import { Pill } from '../ui/pill.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'
import { Aftermath } from './aftermath.tsx'
import { doneKind, doneMarks } from './done-kind.ts'
import { NextCommands } from './next-commands.tsx'
import { RetryButton } from './retry-button.tsx'
import { shownInspection } from './state.ts'
import type { ChosenStepProps } from './step-props.ts'
import screen from './wizard-screen.module.css'

/** An undo that the user has asked for, of one host's change. */
interface Undo {
  readonly intent: DialogIntent
  readonly hosts: readonly string[]
}

/** Step 7: what each host says now, what to try, and the way back. */
export function DoneStep({ wizard, registry }: ChosenStepProps) {
  const { done: text } = useText()
  const { run, state, dispatch } = wizard
  const [undo, setUndo] = useState<Undo>()
  const [undone, setUndone] = useState<readonly string[]>([])
  const applied = run.state === 'ended' ? run.report.hosts : []
  // What an engine said before its change was taken back says nothing about now.
  const reports = applied.map((report) => (undone.includes(report.host) ? { ...report, verdicts: [] } : report))
  const kind = doneKind(reports, undone)
  const isInsecure = state.method === 'insecure'
  const words = kind === 'confirmed' ? text.confirmed[state.method] : text.otherwise[kind]

  const startOver = () => {
    wizard.reset()
    dispatch({ type: 'start-over', typed: '' })
  }
  const closeUndo = (leaving: Leaving) => {
    if (leaving === 'clean' && undo) setUndone([...undone, ...undo.hosts])
    setUndo(undefined)
  }
  const undoAction = ({ host, change, outcome }: HostReport) => {
    if (undone.includes(host)) return <Pill>{text.undone}</Pill>
    if (outcome !== 'done' || change === undefined) return undefined
    return (
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconArrowBackUp size={17} aria-hidden />}
        onClick={() => setUndo({ intent: { kind: 'undo', change }, hosts: [host] })}
      >
        {text.undo}
      </Button>
    )
  }

  return (
    <>
      <PageHead
        mark={isInsecure && kind === 'confirmed' ? 'info' : doneMarks[kind]}
        heading={words.heading}
        lead={<Words text={words.lead} values={{ registry: <Stranger text={registry} /> }} />}
      />
      <div className={screen.content}>
        {reports.length > 0 && (
          <Section title={text.verified}>
            <ReportRows reports={reports} unchecked={isInsecure} actions={undoAction} />
          </Section>
        )}
        <Aftermath kind={kind} state={state} />
        {kind !== 'undone' && (
          <Section title={text.next}>
            <NextCommands registry={registry} signIn={shownInspection(state)?.api?.status === 401} />
          </Section>
        )}
      </div>
      <ActionsBar start={kind === 'partial' && <RetryButton wizard={wizard} />}>
        <Button onClick={startOver}>{text.another}</Button>
      </ActionsBar>
      {undo && <IntentDialog intent={undo.intent} hosts={undo.hosts} onClose={closeUndo} />}
    </>
  )
}
