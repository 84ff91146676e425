import type { ErrorCode } from '../../shared/errors.ts'
import { Failure, failureData } from '../../shared/failure.ts'
import { lastLine } from '../../shared/last-line.ts'
import type { HostReport, Progress } from '../../shared/model/change.ts'
import type { Verdict } from '../../shared/model/verdict.ts'
import { readAnswer } from '../drivers/index.ts'
import { howEnded } from '../error-code.ts'
import type { HostPlan } from './host-plan.ts'
import {
  isVerifying,
  parseApplyOutput,
  parseApplyStep,
  parseWaiting,
  type VerifyAnswer,
} from './host-protocol/answer.ts'
import { type ChangeRequest, encodeApplyRequest } from './host-protocol/apply.ts'
import { failureOf, type Stands, standsBy, unmetNotes } from './outcome.ts'
import { stepWords } from './step-words.ts'
import { readAnswers, verifyHost } from './verify-host.ts'

/** Refreshes have their own limits; these are for a host that does not respond at all. */
const timeoutMs = 30 * 60_000

/** Longer than the longest step, a restart of Docker: also one of a roll-back, which nobody ends before it has reported. */
const silenceMs = 10 * 60_000

export interface ApplyOptions {
  readonly signal: AbortSignal
  readonly emit: (progress: Progress) => void
}

/** The request may have arrived, or the program have gone on, although no answer came. */
const unanswered: ReadonlySet<ErrorCode> = new Set(['ssh-cut', 'program-failed', 'program-silent', 'answer-too-large'])

/** How a plan ended on a host. */
export interface Applied {
  readonly report: HostReport
  readonly stands: Stands
  /** The interrupted change that was rolled back before, or that the plan was about. */
  readonly recovered?: string
}

/** Applies the plan for one host. Never throws: failures are in the report. */
export async function applyHost(plan: HostPlan, { signal, emit }: ApplyOptions): Promise<Applied> {
  const host = plan.host.id
  const { request, view } = plan
  const end = (report: Omit<HostReport, 'host'>, stands: Stands): Applied => ({ report: { host, ...report }, stands })
  if (view.error) return end({ outcome: 'failed', verdicts: [], error: view.error }, 'before')
  let hasBegun = false
  const tell = (progress: Partial<Progress>): void => emit({ host, phase: 'running', step: 0, steps: 0, ...progress })
  try {
    if (!request) return end({ outcome: 'nothing', verdicts: await ask(plan, signal, tell) }, 'before')
    tell(plan.privileged ? { phase: 'elevating' } : {})
    const applied = await run(plan, request, signal, (progress) => {
      // While it waits for another one, nothing has begun.
      if (progress.step) hasBegun = true
      tell(progress)
    })
    const { error } = applied.report
    tell({ phase: 'finished', ...(error ? { error } : {}) })
    return applied
  } catch (error) {
    const failure = failureData(error)
    tell({ phase: 'finished', error: failure })
    const isUnknown = hasBegun || unanswered.has(failure.code)
    return end({ outcome: 'failed', verdicts: [], error: failure }, isUnknown ? 'unknown' : 'before')
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
): Promise<Applied> {
  const change = 'change' in request ? request.change : ''
  const { journal } = request
  let isWaiting = false
  // Nothing of this change is in place while another one is waited for, and the program ends without its caller.
  let stop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      if (isWaiting) reject(new Failure('cancelled'))
    }
  })
  signal.addEventListener('abort', stop)
  const running = host.run('apply', encodeApplyRequest(request), {
    privileged,
    signal,
    timeoutMs,
    silenceMs,
    graceMs: silenceMs,
    onLine: (line) => {
      const waiting = parseWaiting(line)
      isWaiting = waiting !== undefined
      if (waiting) return tell({ doing: { phrase: 'step-waiting', params: { ...waiting } } })
      const step = parseApplyStep(line)
      if (step) tell({ step: step.step, steps: step.steps, doing: stepWords(step, journal) })
      else if (isVerifying(line)) tell({ phase: 'verifying' })
    },
  })
  const { stdout, stderr, exitCode } = await Promise.race([running, stopped]).finally(() =>
    signal.removeEventListener('abort', stop),
  )
  const output = parseApplyOutput(stdout)
  if (!output.result)
    throw new Failure('program-failed', { host: host.id, detail: lastLine(stderr) || howEnded(exitCode) })
  const context = { host: host.id, change, journal }
  const failure = failureOf(output.result, { ...context, mode: request.mode })
  const notes = unmetNotes(output.unmet)
  const about = { host: host.id, ...(notes.length > 0 ? { notes } : {}) }
  const { recovered } = output
  const ended = { stands: standsBy(output.result, request.mode), ...(recovered === undefined ? {} : { recovered }) }
  if (failure) {
    return { ...ended, report: { ...about, outcome: 'failed', verdicts: [], error: failureData(failure) } }
  }
  const verdicts = [...readAnswers(output.verifies), ...notAsked(request, output.verifies)]
  const made = request.mode === 'apply' ? { change } : {}
  return { ...ended, report: { ...about, outcome: 'done', verdicts, ...made } }
}

/** Who has not answered, since a person stopped the change or the host's program while others were asked. */
function notAsked(request: ChangeRequest, answers: readonly VerifyAnswer[]): Verdict[] {
  if (request.mode !== 'apply') return []
  const asked = new Set(answers.map((answer) => JSON.stringify(answer.request)))
  return request.verify
    .filter((each) => !asked.has(JSON.stringify(each)))
    .map((each) => readAnswer(each, '', 'timeout'))
}
