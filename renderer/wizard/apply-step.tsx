import { Button } from '@mantine/core'
import { ProgressRows } from '../features/run/progress-rows.tsx'
import { ReportRows } from '../features/run/report-rows.tsx'
import { StopButton } from '../features/run/stop-button.tsx'
import { useText } from '../text/text-context.tsx'
import { Callout } from '../ui/callout.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { ActionsBar } from '../ui/layout/actions-bar.tsx'
import { PageHead } from '../ui/layout/page-head.tsx'
import { Section } from '../ui/layout/section.tsx'
import { RetryButton } from './retry-button.tsx'
import type { StepProps } from './step-props.ts'
import screen from './wizard-screen.module.css'

/** Step 6: the change as it happens. Stays only where something failed; otherwise the next step follows by itself. */
export function ApplyStep({ wizard }: StepProps) {
  const { apply: text, wizard: words } = useText()
  const { run, stop, dispatch } = wizard
  if (run.state === 'idle') return null
  const running = run.state === 'running'
  const someDone = run.state === 'ended' && run.report.hosts.some(({ outcome }) => outcome === 'done')

  return (
    <>
      <PageHead
        {...(running ? {} : { mark: 'error' as const })}
        heading={running ? text.heading : someDone ? text.headingPartly : text.headingFailed}
        lead={text.lead}
      />
      <div className={screen.content}>
        {running && run.stopping && (
          <Callout tone="info" role="status" title={text.stopping}>
            {text.stoppingHint}
          </Callout>
        )}
        <Section title={words.steps.hosts}>
          {run.state === 'running' && <ProgressRows view={run.view} progress={run.progress} />}
          {run.state === 'ended' && <ReportRows reports={run.report.hosts} />}
          {run.state === 'failed' && <ErrorNotice error={run.error} />}
        </Section>
      </div>
      <ActionsBar start={running && <StopButton stopping={run.stopping} onStop={stop} />}>
        {someDone && (
          <Button variant="default" onClick={() => dispatch({ type: 'go', step: 'done' })}>
            {text.seeResult}
          </Button>
        )}
        {!running && <RetryButton wizard={wizard} />}
      </ActionsBar>
    </>
  )
}
