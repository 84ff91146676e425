import { SegmentedControl } from '@mantine/core'
import type { HostReport } from '../../../shared/model/change.ts'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { usePlural, useText } from '../../text/text-context.tsx'
import classes from './report-rows.module.css'
import { countReports, type ReportKind } from './report-view.ts'

interface ReportBarProps {
  readonly reports: readonly HostReport[]
  readonly kind: ReportKind | 'all'
  readonly onKind: (kind: ReportKind | 'all') => void
}

/** How it went on many hosts, in numbers; each of them shows its hosts alone. */
export function ReportBar({ reports, kind, onKind }: ReportBarProps) {
  const { run } = useText()
  const plural = usePlural()
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label={run.show}
        value={kind}
        onChange={onKind}
        data={[
          { value: 'all', label: plural(run.hosts, reports.length) },
          ...countReports(reports).map(([value, count]) => ({ value, label: fillIn(run.kinds[value], { count }) })),
        ]}
      />
    </div>
  )
}
