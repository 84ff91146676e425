import { Button } from '@mantine/core'
import { ProgressRows } from '../../../features/run/progress-rows.tsx'
import { ReportRows } from '../../../features/run/report-rows.tsx'
import { StopButton } from '../../../features/run/stop-button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { ActionsBar } from '../../../ui/layout/actions-bar.tsx'
import { PageHead } from '../../../ui/layout/page-head.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { useWords } from '../../../words/language.tsx'
import screen from '../../frame/frame.module.css'
import { RetryButton } from '../../frame/step-actions.tsx'
import type { StepProps } from '../../frame/wizard.tsx'

/** Step 6: the progress of the change. Stays if something failed; otherwise the next step follows automatically. */
export function ApplyStep({ wizard }: StepProps) {
  const { apply: words, wizard: labels } = useWords()
  const { run, stop, dispatch } = wizard
  if (run.state === 'idle') return null
  const running = run.state === 'running'
  const someDone = run.state === 'ended' && run.report.hosts.some(({ outcome }) => outcome === 'done')

  return (
    <>
      <PageHead
        {...(running ? {} : { mark: 'error' as const })}
        heading={running ? words.heading : someDone ? words.headingPartly : words.headingFailed}
        lead={words.lead}
      />
      <div className={screen.content}>
        {running && run.stopping && (
          <Callout tone="info" role="status" title={words.stopping}>
            {words.stoppingHint}
          </Callout>
        )}
        <Section title={labels.steps.hosts}>
          {run.state === 'running' && <ProgressRows view={run.view} progress={run.progress} />}
          {run.state === 'ended' && <ReportRows reports={run.report.hosts} />}
          {run.state === 'failed' && <ErrorNotice error={run.error} />}
        </Section>
      </div>
      <ActionsBar start={running && <StopButton stopping={run.stopping} onStop={stop} />}>
        {someDone && (
          <Button variant="default" onClick={() => dispatch({ type: 'go', step: 'done' })}>
            {words.seeResult}
          </Button>
        )}
        {!running && <RetryButton wizard={wizard} />}
      </ActionsBar>
    </>
  )
}
