import { Button } from '@mantine/core'
import { Callout } from '../../ui/callout.tsx'
import { DialogActions } from '../../ui/dialog/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { ProgressRows } from '../run/progress-rows.tsx'
import { ReportRows } from '../run/report-rows.tsx'
import { isClean, type Run } from '../run/run.ts'
import { StopButton } from '../run/stop-button.tsx'
import type { DialogIntent } from './dialog-intent.ts'

interface IntentRunProps {
  readonly kind: DialogIntent['kind']
  readonly run: Exclude<Run, { state: 'idle' }>
  /** What its words are about. */
  readonly params: Readonly<Record<string, string>>
  readonly onStop: () => void
  readonly onClose: () => void
}

/** The second half of the dialog: how it goes, and how it went. */
export function IntentRun({ kind, run, params, onStop, onClose }: IntentRunProps) {
  const { common } = useWords()
  return (
    <>
      {run.state === 'running' && <ProgressRows view={run.view} progress={run.progress} />}
      {run.state === 'failed' && <ErrorNotice error={run.error} />}
      {run.state === 'ended' && <Ended kind={kind} report={run.report} params={params} />}
      <DialogActions>
        {run.state === 'running' ? (
          <StopButton stopping={run.stopping} onStop={onStop} />
        ) : (
          <Button data-autofocus onClick={onClose}>
            {common.close}
          </Button>
        )}
      </DialogActions>
    </>
  )
}

interface EndedProps extends Pick<IntentRunProps, 'kind' | 'params'> {
  readonly report: Extract<Run, { state: 'ended' }>['report']
}

function Ended({ kind, report, params }: EndedProps) {
  const { intents } = useWords()
  const isOn = kind === 'insecure-on'
  if (isClean(report)) {
    return (
      <>
        <Callout
          tone={isOn ? 'info' : 'good'}
          role="status"
          title={<Say text={intents[kind].done} params={params} />}
        />
        {isOn && <ReportRows reports={report.hosts} unchecked />}
      </>
    )
  }
  // Whether Docker still reaches the registry is no measure for taking something back, so verdicts are left out.
  return <ReportRows reports={report.hosts.map((host) => ({ ...host, verdicts: [] }))} />
}
