import { Failure, failureData } from '../../shared/failure.ts'
import { lastLine } from '../../shared/last-line.ts'
import type { HostReport, Progress, Verdict } from '../../shared/model/change.ts'
import type { HostPlan } from './host-plan.ts'
import { isVerifying, parseApplyOutput, parseApplyStep } from './host-protocol/answer.ts'
import { type ChangeRequest, encodeApplyRequest } from './host-protocol/apply.ts'
import { failureOf, unmetNotes } from './outcome.ts'
import { stepWords } from './step-words.ts'
import { readAnswers, verifyHost } from './verify-host.ts'

/** Refreshes have their own limits; this one is for a host that does not respond at all. */
const timeoutMs = 15 * 60_000

export interface ApplyOptions {
  readonly signal: AbortSignal
  readonly emit: (progress: Progress) => void
}

/** Applies the plan for one host. Never throws: failures are in the report. */
export async function applyHost(plan: HostPlan, { signal, emit }: ApplyOptions): Promise<HostReport> {
  const host = plan.host.id
  const { request, view } = plan
  if (view.error) return { host, outcome: 'failed', verdicts: [], error: view.error }
  const tell = (progress: Partial<Progress>): void => emit({ host, phase: 'running', step: 0, steps: 0, ...progress })
  try {
    if (!request) return { host, outcome: 'nothing', verdicts: await ask(plan, signal, tell) }
    tell(plan.privileged ? { phase: 'elevating' } : {})
    const report = await run(plan, request, signal, tell)
    tell({ phase: 'finished', ...(report.error ? { error: report.error } : {}) })
    return report
  } catch (error) {
    const failure = failureData(error)
    tell({ phase: 'finished', error: failure })
    return { host, outcome: 'failed', verdicts: [], error: failure }
  }
}

/** Without root access: what was to be changed is in place, so nobody is asked for a password. */
async function ask(
  { host, asks = [] }: HostPlan,
  signal: AbortSignal,
  tell: (progress: Partial<Progress>) => void,
): Promise<Verdict[]> {
  if (asks.length === 0) return []
  tell({ phase: 'verifying' })
  const verdicts = await verifyHost(host, asks, { signal })
  tell({ phase: 'finished' })
  return verdicts
}

async function run(
  { host, privileged }: HostPlan,
  request: ChangeRequest,
  signal: AbortSignal,
  tell: (progress: Partial<Progress>) => void,
): Promise<HostReport> {
  const change = 'change' in request ? request.change : ''
  const { journal } = request
  const { stdout, stderr } = await host.run('apply', encodeApplyRequest(request), {
    privileged,
    signal,
    timeoutMs,
    onLine: (line) => {
      const step = parseApplyStep(line)
      if (step) tell({ step: step.step, steps: step.steps, doing: stepWords(step, journal) })
      else if (isVerifying(line)) tell({ phase: 'verifying' })
    },
  })
  const output = parseApplyOutput(stdout)
  if (!output.result) throw new Failure('program-failed', { host: host.id, detail: lastLine(stderr) })
  const context = { host: host.id, change, journal }
  const failure = failureOf(output.result, { ...context, mode: request.mode })
  const notes = unmetNotes(output.unmet)
  const about = { host: host.id, ...(notes.length > 0 ? { notes } : {}) }
  if (failure) return { ...about, outcome: 'failed', verdicts: [], error: failureData(failure) }
  const verdicts = readAnswers(output.verifies)
  return { ...about, outcome: 'done', verdicts, ...(request.mode === 'apply' ? { change } : {}) }
}
