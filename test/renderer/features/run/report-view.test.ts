import { expect, it } from 'vitest'
import { countReports, reportKind, sortReports } from '../../../../renderer/features/run/report-view.ts'
import type { HostReport, Verdict } from '../../../../shared/model/change.ts'
import { verdictOf } from '../../../ui/data/builders.ts'

const report = (
  host: string,
  outcome: HostReport['outcome'],
  ...answers: readonly Verdict['answer'][]
): HostReport => ({
  host,
  outcome,
  verdicts: answers.map((answer) => verdictOf('r', answer)),
})

const reports = [
  report('a', 'done', 'reached'),
  report('b', 'nothing'),
  report('c', 'failed'),
  report('d', 'done', 'reached', 'unknown'),
  report('e', 'done'),
]

it('calls a host doubtful where someone there does not reach the registry', () => {
  expect(reports.map(reportKind)).toEqual(['done', 'nothing', 'failed', 'doubtful', 'done'])
})

it('puts those first that one has to look at, and the others in their order', () => {
  expect(sortReports(reports).map(({ host }) => host)).toEqual(['c', 'd', 'a', 'e', 'b'])
})

it('counts each kind that there is', () => {
  expect(countReports(reports.slice(0, 3))).toEqual([
    ['failed', 1],
    ['done', 1],
    ['nothing', 1],
  ])
})
