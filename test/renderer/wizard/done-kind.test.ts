import { expect, it } from 'vitest'
import { doneKind } from '../../../renderer/wizard/done-kind.ts'
import { report } from '../../ui/data/answers.ts'
import { doubtfulReport, mixedReport } from '../../ui/data/hosts.ts'

it.each([
  ['confirmed', report.hosts, []],
  ['unsure', doubtfulReport.hosts, []],
  ['partial', mixedReport.hosts, []],
  ['nothing', [], []],
  ['nothing', mixedReport.hosts.filter(({ outcome }) => outcome === 'nothing'), []],
  ['undone', report.hosts, ['local']],
  ['unsure', doubtfulReport.hosts, ['build-10']],
] as const)('is %s', (kind, reports, undone) => {
  expect(doneKind(reports, undone)).toBe(kind)
})
