import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure, type FailureData } from '../../shared/failure.ts'
import type { Intent } from '../../shared/model/intent.ts'
import { listed, type Param } from '../../shared/words/param.ts'
import type { GivenOptions } from './grammar/commands.ts'
import { renderPlan } from './render/plan.ts'
import { renderProgress, renderReport } from './render/report.ts'
import { tell } from './render/style.ts'
import { dataOf, type Outcome, type Session } from './session.ts'

/** Options of every command that changes a host. */
export type ChangeOptions = GivenOptions<'host' | 'root' | 'dryRun' | 'yes'>

/** The intents whose success an engine can tell. */
const asking: ReadonlySet<Intent['kind']> = new Set(['trust', 'insecure-on'])

/**
 * Plan, review, apply, report: every command that changes hosts works like this.
 * @throws Failure `confirmation-needed` without `--yes` if nobody can be asked, `declined` if the person said no.
 */
export async function changeHosts(session: Session, intent: Intent, options: ChangeOptions): Promise<Outcome> {
  const { signal } = session
  const root = options.root === undefined ? {} : { root: options.root }
  const plan = dataOf<'plan.make'>(
    await session.call('plan.make', { intent, hosts: hostsOf(options), ...root }, { signal }),
  )
  const changing = plan.hosts.filter((host) => host.outcome === 'change')
  // Where everything is in place, the engines are still asked whether it works.
  const isAsked = asking.has(intent.kind) && plan.hosts.some((host) => host.outcome === 'nothing')
  if (options.dryRun || (changing.length === 0 && !isAsked)) {
    return { data: { plan }, text: renderPlan(plan, session), ...endOf(plan.hosts) }
  }
  session.say(renderPlan(plan, session))
  if (changing.length > 0 && !options.yes) await confirm(session, listed(changing.map((host) => host.host)))
  const onEvent = (progress: Parameters<typeof renderProgress>[0]): void =>
    session.say(renderProgress(progress, session))
  const report = dataOf<'plan.apply'>(await session.call('plan.apply', { plan: plan.plan }, { signal, onEvent }))
  const end = endOf(report.hosts)
  const isRefused = report.hosts.some(({ verdicts }) => verdicts.some(({ answer }) => answer === 'untrusted'))
  return {
    data: { plan, report },
    text: renderReport(report, plan.purpose.anchor, session),
    ...end,
    exit: end.exit === 0 && isRefused ? 3 : end.exit,
  }
}

/** The named hosts, each once; this machine if none was named. */
export function hostsOf({ host }: Pick<ChangeOptions, 'host'>): string[] {
  return host && host.length > 0 ? [...new Set(host)] : ['local']
}

async function confirm(session: Session, hosts: Param): Promise<void> {
  if (!session.ask) throw new Failure('confirmation-needed', { hosts })
  if (await session.ask(tell(session, session.language.words.terminal.questions.apply))) return
  throw new Failure(session.signal.aborted ? 'cancelled' : 'declined')
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
