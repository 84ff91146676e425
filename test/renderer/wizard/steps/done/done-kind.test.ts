import { expect, it } from 'vitest'
import { type DoneKind, doneKind } from '../../../../../renderer/wizard/steps/done/done-kind.ts'
import type { HostReport } from '../../../../../shared/model/change.ts'
import { doubtfulReport, mixedReport, report } from '../../../../ui/data/plans.ts'

const silent: HostReport = { host: 'build-10', outcome: 'done', verdicts: [] }

it.each<readonly [DoneKind, readonly HostReport[], readonly string[]]>([
  ['confirmed', report.hosts, []],
  ['unsure', doubtfulReport.hosts, []],
  ['partial', mixedReport.hosts, []],
  ['unasked', [...report.hosts, silent], []],
  ['confirmed', [...report.hosts, silent], ['build-10']],
  ['nothing', [], []],
  ['nothing', mixedReport.hosts.filter(({ outcome }) => outcome === 'nothing'), []],
  ['undone', report.hosts, ['local']],
  ['unsure', doubtfulReport.hosts, ['build-10']],
])('is %s', (kind, reports, undone) => {
  expect(doneKind(reports, new Map(undone.map((host) => [host, 'undone'])))).toBe(kind)
})
