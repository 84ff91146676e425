import type { VerbEvent, VerbInput } from '../../shared/api/contract.ts'
import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure, type FailureData } from '../../shared/failure.ts'
import type { ApplyReport, Progress } from '../../shared/model/change.ts'
import type { Intent } from '../../shared/model/intent.ts'
import { type PlanView, problemsOf } from '../../shared/model/plan.ts'
import { likenessOf } from '../../shared/model/plan-groups.ts'
import { canBeVerified, isDoubtful } from '../../shared/model/verified.ts'
import type { NoteCode } from '../../shared/words/en/notes.ts'
import { listed } from '../../shared/words/param.ts'
import { givenTree } from './given-tree.ts'
import type { GivenOptions } from './grammar/commands.ts'
import { renderPlan } from './render/plan.ts'
import type { StepDetail } from './render/plan-steps.ts'
import { renderColleague, renderProgress, renderReport } from './render/report.ts'
import { tell } from './render/style.ts'
import { dataOf, expectYes, type Outcome, type Session } from './session.ts'
import { tellWaiting } from './tell-waiting.ts'

/** Options of the commands that change a host; recovery has no lines to show. */
export type ChangeOptions = GivenOptions<'host' | 'root' | 'dryRun' | 'yes' | 'despiteProblems' | 'diff'>

type PlanShown = Omit<PlanView, 'plan'>

/**
 * Plan, review, apply, report: every command that changes hosts works like this.
 * @throws Failure `confirmation-needed` without `--yes` if nobody can be asked, `declined` if the person said no,
 *   `cancelled` if there was no answer.
 */
export async function changeHosts(session: Session, intent: Intent, options: ChangeOptions): Promise<Outcome> {
  const { signal } = session
  const hosts = hostsOf(options)
  const input = { intent, hosts, ...givenTree(options.root, hosts) }
  const detail = { isWhole: options.diff ?? false }
  if (options.yes && !options.dryRun)
    return runOnHosts(session, { ...input, ...despite(options.despiteProblems) }, detail)
  const waiting = tellWaiting(session, 'registry' in intent ? intent.registry : '')
  const onWaiting = (event: VerbEvent<'plan.make'>): void => waiting.hear(event.waiting)
  const made = await session.call('plan.make', input, { signal, onEvent: onWaiting })
  waiting.end()
  const plan = dataOf<'plan.make'>(made)
  const changing = plan.hosts.filter((host) => host.outcome === 'change')
  const isProblematic = changing.some((host) => problemsOf(host).length > 0)
  if (options.dryRun) return endOfPlan(session, plan, detail)
  if (!isWorth(plan, intent)) return judged(endOfPlan(session, plan, detail), isStanding(intent, plan))
  session.say(renderPlan(plan, detail, session))
  if (changing.length > 0) {
    const unasked = () => new Failure('confirmation-needed', { hosts: listed(changing.map((host) => host.host)) })
    const { apply, applyDespite } = session.language.words.terminal.questions
    await expectYes(session, tell(session, isProblematic ? applyDespite : apply), unasked)
  }
  // The question was about the problems too.
  const agreed = { plan: plan.plan, ...despite(isProblematic) }
  const stopping = tellOfStopping(session)
  const onEvent = (progress: Progress): void => {
    stopping.hear(progress)
    session.say(renderProgress(progress, session))
  }
  const report = dataOf<'plan.apply'>(await session.call('plan.apply', agreed, { signal, onEvent }))
  stopping.end()
  return endOfReport(session, intent, plan, report)
}

const despite = (isAgreed = false): { despiteProblems?: true } => (isAgreed ? { despiteProblems: true } : {})

/** Whether a host changes, or its engines are asked: where everything is in place, that may still not work. */
function isWorth({ hosts }: PlanShown, { kind }: Intent): boolean {
  return hosts.some(({ outcome }) => outcome === 'change' || (outcome === 'nothing' && canBeVerified(kind)))
}

/** Nobody reviews the plan: each host is changed as soon as it is planned. */
async function runOnHosts(session: Session, input: VerbInput<'plan.run'>, detail: StepDetail): Promise<Outcome> {
  const { signal } = session
  const stopping = tellOfStopping(session)
  const tellPlan = planTeller(session, detail)
  const waiting = tellWaiting(session, 'registry' in input.intent ? input.intent.registry : '')
  const onEvent = (event: VerbEvent<'plan.run'>): void => {
    if ('waiting' in event) waiting.hear(event.waiting)
    else if ('planned' in event) {
      waiting.end()
      tellPlan(event.planned)
    } else {
      stopping.hear(event.progress)
      session.say(renderProgress(event.progress, session))
    }
  }
  const ran = await session.call('plan.run', input, { signal, onEvent })
  stopping.end()
  waiting.end()
  const { plan, report } = dataOf<'plan.run'>(ran)
  if (!isWorth(plan, input.intent)) return judged(endOfPlan(session, plan, detail), isStanding(input.intent, plan))
  // What is to be known of these was not told with a plan.
  const hosts = plan.hosts.filter(({ outcome }) => outcome === 'nothing')
  if (hosts.length > 0) session.say(renderPlan({ ...plan, hosts }, detail, session))
  return endOfReport(session, input.intent, plan, report)
}

/** Says what stopping means once a person stops the command. */
interface StopTeller {
  readonly hear: (progress: Progress) => void
  readonly end: () => void
}

/** A host that is being changed rolls back before it answers; one whose engines are asked is changed, but not verified. */
function tellOfStopping(session: Session): StopTeller {
  const { signal, language } = session
  const { stopping, unverified } = language.words.terminal.report
  const phases = new Map<string, Progress['phase']>()
  const tellOnce = (): void => {
    const verifying = [...phases].flatMap(([host, phase]) => (phase === 'verifying' ? [host] : []))
    const isChanging =
      phases.size === 0 || [...phases.values()].some((each) => each === 'running' || each === 'elevating')
    if (verifying.length > 0) session.say(tell(session, unverified, { hosts: listed(verifying) }))
    if (isChanging) session.say(tell(session, stopping))
  }
  signal.addEventListener('abort', tellOnce, { once: true })
  return {
    hear: ({ host, phase }) => void phases.set(host, phase),
    end: () => signal.removeEventListener('abort', tellOnce),
  }
}

/** Tells plans as they are made, host by host; one that was told of another host is not told again. */
function planTeller(session: Session, detail: StepDetail): (plan: PlanShown) => void {
  const { sameAs } = session.language.words.terminal.plan
  const told = new Map<string, string>()
  return (plan) => {
    const [view] = plan.hosts
    const likeness = view?.outcome === 'change' && likenessOf(view)
    const other = likeness && told.get(likeness)
    if (view && other) return session.say(tell(session, sameAs, { host: view.host, other }))
    if (view && likeness) told.set(likeness, view.host)
    session.say(renderPlan(plan, detail, session))
  }
}

/** Nothing was applied. */
function endOfPlan(session: Session, plan: PlanShown, detail: StepDetail): Outcome {
  return { data: { plan }, text: renderPlan(plan, detail, session), ...endOf(plan.hosts) }
}

function endOfReport(session: Session, intent: Intent, plan: PlanShown, report: ApplyReport): Outcome {
  const text = [renderReport(report, plan.purpose.anchors, session), ...renderColleague(report, plan.purpose, session)]
  const isUnconfirmed = report.hosts.some(({ verdicts }) => isDoubtful(verdicts))
  return judged(
    { data: { plan, report }, text: text.join('\n'), ...endOf(report.hosts) },
    isUnconfirmed || isStanding(intent, plan),
  )
}

/** The outcome, whose exit code says that what was wanted is not so, unless it says already that something failed. */
function judged(outcome: Outcome, isMissed: boolean): Outcome {
  return isMissed && (outcome.exit ?? 0) === 0 ? { ...outcome, exit: 3 } : outcome
}

/** The notes of an untrust by which a host still accepts the registry. */
const standing: ReadonlySet<string> = new Set<NoteCode>([
  'still-trusted',
  'still-linked',
  'left-alone',
  'still-insecure',
])

function isStanding({ kind }: Intent, { hosts }: PlanShown): boolean {
  return kind === 'untrust' && hosts.some(({ notes }) => notes.some(({ code }) => standing.has(code)))
}

/** The named hosts, each once; this machine if none was named. */
export function hostsOf({ host }: Pick<ChangeOptions, 'host'>): string[] {
  return host && host.length > 0 ? [...new Set(host)] : ['local']
}

/**
 * The outcome of a command on hosts. With one host, its failure and exit code are the command's. With several, each
 * reports its own failure and the exit code is 4; if all failed, the first failure represents them.
 */
export function endOf(hosts: readonly { readonly error?: FailureData | undefined }[]): {
  readonly exit: ExitCode
  readonly failure?: FailureData
  readonly text?: ''
} {
  const failures = hosts.flatMap(({ error }) => error ?? [])
  const [failure] = failures
  if (failure === undefined) return { exit: 0 }
  if (hosts.length === 1) return { exit: exitCodeOf(failure.code), failure, text: '' }
  return failures.length === hosts.length ? { exit: 4, failure } : { exit: 4 }
}
