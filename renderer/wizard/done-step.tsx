import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { HostReport } from '../../shared/model/change.ts'
import { IntentDialog, type Leaving } from '../components/intent/intent-dialog.tsx'
import type { TakeBack } from '../components/intent/take-back.ts'
import { ActionsBar } from '../components/layout/actions-bar.tsx'
import { PageHead } from '../components/layout/page-head.tsx'
import { Section } from '../components/layout/section.tsx'
import { Pill } from '../components/pill.tsx'
import { ReportRows } from '../components/run/report-rows.tsx'
import { Stranger } from '../components/stranger.tsx'
import { Words } from '../components/words.tsx'
import { useText } from '../text/text-context.tsx'
import { doneKind, doneMarks } from './done-kind.ts'
import { NextCommands } from './next-commands.tsx'
import type { InspectedStepProps } from './step-props.ts'
import screen from './wizard-screen.module.css'

/** An undo that the user has asked for, of one host's change. */
interface Undo {
  readonly intent: TakeBack
  readonly hosts: readonly string[]
}

/** Step 7: what each host says now, what to try, and the way back. */
export function DoneStep({ wizard, inspection }: InspectedStepProps) {
  const { done: text } = useText()
  const { run, dispatch } = wizard
  const [undo, setUndo] = useState<Undo>()
  const [undone, setUndone] = useState<readonly string[]>([])
  const applied = run.state === 'ended' ? run.report.hosts : []
  // What an engine said before its change was taken back says nothing about now.
  const reports = applied.map((report) => (undone.includes(report.host) ? { ...report, verdicts: [] } : report))
  const kind = doneKind(reports, undone)
  const { name } = inspection.registry

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
        mark={doneMarks[kind]}
        heading={text.headings[kind]}
        lead={<Words text={text.leads[kind]} values={{ registry: <Stranger text={name} /> }} />}
      />
      <div className={screen.content}>
        {reports.length > 0 && (
          <Section title={text.verified}>
            <ReportRows reports={reports} actions={undoAction} />
          </Section>
        )}
        {kind !== 'undone' && (
          <Section title={text.next}>
            <NextCommands registry={name} signIn={inspection.api?.status === 401} />
          </Section>
        )}
      </div>
      <ActionsBar>
        <Button onClick={startOver}>{text.another}</Button>
      </ActionsBar>
      {undo && <IntentDialog intent={undo.intent} hosts={undo.hosts} onClose={closeUndo} />}
    </>
  )
}
