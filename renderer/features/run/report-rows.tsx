import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { HostReport } from '../../../shared/model/change.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { isMany } from '../../ui/layout/many.ts'
import { Notes } from '../../ui/notes.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'
import { HostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import classes from './report-rows.module.css'
import { countReports, type ReportKind, reportKind, sortReports } from './run.ts'
import { VerdictLine } from './verdict-line.tsx'

interface ReportRowsProps {
  readonly reports: readonly HostReport[]
  /** The registry was made insecure: reaching it does not verify its certificate. */
  readonly unchecked?: boolean
  /** Docker does not know of the change yet. */
  readonly waiting?: boolean
  /** Actions for a host's result. */
  readonly actions?: (report: HostReport) => ReactNode
}

const tones: Readonly<Record<HostReport['outcome'], Tone>> = { done: 'good', nothing: 'info', failed: 'error' }

/** A change that someone there does not reach the registry with, or not yet, is no good news. */
function toneOf(report: HostReport, waiting: boolean): Tone {
  const isGood = report.outcome !== 'done' || (reportKind(report) === 'done' && !waiting)
  return isGood ? tones[report.outcome] : 'warning'
}

/**
 * The result on each host: the outcome, the engine's answer, and any error. Of many hosts, those with problems come
 * first, and each kind can be shown alone.
 */
export function ReportRows({ reports, unchecked = false, waiting = false, actions }: ReportRowsProps) {
  const { run } = useWords()
  const [kind, setKind] = useState<ReportKind | 'all'>('all')
  const many = isMany(reports)
  const shown = many ? sortReports(reports).filter((report) => kind === 'all' || reportKind(report) === kind) : reports
  return (
    <>
      {many && <ReportBar reports={reports} kind={kind} onKind={setKind} />}
      <ul className={classes.rows} data-many={many || undefined}>
        {shown.map((report) => (
          <li key={report.host} className={classes.row}>
            <div className={classes.head}>
              <span className={classes.host}>
                <HostName id={report.host} alone />
              </span>
              <Pill tone={toneOf(report, waiting)}>{run.outcomes[report.outcome]}</Pill>
              <span className={classes.actions}>{actions?.(report)}</span>
            </div>
            {report.verdicts.map((verdict) => (
              <VerdictLine
                key={`${verdict.endpoint} ${verdict.registry}`}
                host={report.host}
                verdict={verdict}
                unchecked={unchecked}
              />
            ))}
            {report.error && <ErrorNotice error={report.error} silent={many} />}
            {report.notes && <Notes notes={report.notes} />}
          </li>
        ))}
      </ul>
    </>
  )
}

interface ReportBarProps {
  readonly reports: readonly HostReport[]
  readonly kind: ReportKind | 'all'
  readonly onKind: (kind: ReportKind | 'all') => void
}

/** The results of many hosts as counts; each count shows only its hosts. */
function ReportBar({ reports, kind, onKind }: ReportBarProps) {
  const { run } = useWords()
  const say = useSay()
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label={run.show}
        value={kind}
        onChange={onKind}
        data={[
          { value: 'all', label: say(run.hosts, { count: reports.length }) },
          ...countReports(reports).map(([value, count]) => ({ value, label: say(run.kinds[value], { count }) })),
        ]}
      />
    </div>
  )
}
