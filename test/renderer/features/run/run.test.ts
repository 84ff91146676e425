import { expect, it } from 'vitest'
import {
  countReports,
  hostsToRetry,
  isClean,
  percentOf,
  type Run,
  reportKind,
  sortReports,
  withProgress,
} from '../../../../renderer/features/run/run.ts'
import { Failure, failureData } from '../../../../shared/failure.ts'
import type { HostReport, Progress } from '../../../../shared/model/change.ts'
import type { Verdict } from '../../../../shared/model/verdict.ts'
import { verdictOf } from '../../../ui/data/builders.ts'
import { mixedReport, report, trustPlan } from '../../../ui/data/plans.ts'

const progress: Progress = { host: 'local', phase: 'running', step: 1, steps: 4 }
const view = trustPlan('local')
const running: Run = { state: 'running', view, progress: {}, stopping: false }

it('keeps the latest progress of each host', () => {
  const other = { ...progress, host: 'build-07' }
  const later = { ...progress, step: 2 }
  const run = [progress, other, later].reduce(withProgress, running)
  expect(run).toMatchObject({ progress: { local: later, 'build-07': other } })
})

it('ignores what comes after the end', () => {
  const ended: Run = { state: 'ended', view, report }
  expect(withProgress(ended, progress)).toBe(ended)
})

it('grows from 0 to 100 over the phases', () => {
  const shares = [
    undefined,
    { ...progress, phase: 'elevating' as const },
    progress,
    { ...progress, step: 4 },
    { ...progress, phase: 'verifying' as const },
    { ...progress, phase: 'finished' as const },
  ].map(percentOf)
  expect(shares).toEqual([0, 0, 21.25, 85, 85, 100])
  expect(percentOf({ ...progress, step: 0, steps: 0 })).toBe(0)
})

it('is clean only if no host failed', () => {
  expect(isClean(report)).toBe(true)
  expect(isClean(mixedReport)).toBe(false)
})

it('retries only the failed hosts, and all of them without a report', () => {
  expect(hostsToRetry({ state: 'ended', view, report: mixedReport }, ['local', 'build-09'])).toEqual([
    'build-07.berlin.example.com',
  ])
  const error = failureData(new Failure('door-lost'))
  expect(hostsToRetry({ state: 'failed', view, error }, ['local'])).toEqual(['local'])
})

const reportOf = (
  host: string,
  outcome: HostReport['outcome'],
  ...answers: readonly Verdict['answer'][]
): HostReport => ({
  host,
  outcome,
  verdicts: answers.map((answer) => verdictOf('r', answer)),
})

const reports = [
  reportOf('a', 'done', 'reached'),
  reportOf('b', 'nothing'),
  reportOf('c', 'failed'),
  reportOf('d', 'done', 'reached', 'unclear'),
  reportOf('e', 'done'),
]

it('calls a host doubtful where someone there was asked and does not confirm that it reaches the registry', () => {
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
