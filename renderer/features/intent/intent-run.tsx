import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import { DialogActions } from '../../ui/dialog/dialog-actions.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Words } from '../../ui/words.tsx'
import { ProgressRows } from '../run/progress-rows.tsx'
import { ReportRows } from '../run/report-rows.tsx'
import { isClean, type Run } from '../run/run.ts'
import { StopButton } from '../run/stop-button.tsx'
import type { DialogIntent } from './dialog-intent.ts'

interface IntentRunProps {
  readonly kind: DialogIntent['kind']
  readonly run: Exclude<Run, { state: 'idle' }>
  readonly values: Readonly<Record<string, ReactNode>>
  readonly onStop: () => void
  readonly onClose: () => void
}

/** The second half of the dialog: how it goes, and how it went. */
export function IntentRun({ kind, run, values, onStop, onClose }: IntentRunProps) {
  const { common } = useText()
  return (
    <>
      {run.state === 'running' && <ProgressRows view={run.view} progress={run.progress} />}
      {run.state === 'failed' && <ErrorNotice error={run.error} />}
      {run.state === 'ended' && <Ended kind={kind} report={run.report} values={values} />}
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

interface EndedProps extends Pick<IntentRunProps, 'kind' | 'values'> {
  readonly report: Extract<Run, { state: 'ended' }>['report']
}

function Ended({ kind, report, values }: EndedProps) {
  const { intents } = useText()
  const isOn = kind === 'insecure-on'
  if (isClean(report)) {
    return (
      <>
        <Callout
          tone={isOn ? 'info' : 'good'}
          role="status"
          title={<Words text={intents[kind].done} values={values} />}
        />
        {isOn && <ReportRows reports={report.hosts} unchecked />}
      </>
    )
  }
  // Whether Docker still reaches the registry is no measure for taking something back, so verdicts are left out.
  return <ReportRows reports={report.hosts.map((host) => ({ ...host, verdicts: [] }))} />
}
