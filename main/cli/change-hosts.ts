import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure, type FailureData } from '../../shared/failure.ts'
import type { Intent } from '../../shared/model/intent.ts'
import type { GivenOptions } from './grammar/commands.ts'
import { renderPlan } from './render/plan.ts'
import { renderProgress, renderReport } from './render/report.ts'
import { tell } from './render/style.ts'
import { dataOf, type Outcome, type Session } from './session.ts'

/** Options of every command that changes a host. */
export type ChangeOptions = GivenOptions<'host' | 'root' | 'dryRun' | 'yes'>

/**
 * Plan, review, apply, report: the way of every command that changes hosts.
 * @throws Failure `confirmation-needed` without `--yes` where nobody can be asked, `declined` where somebody said no.
 */
export async function changeHosts(session: Session, intent: Intent, options: ChangeOptions): Promise<Outcome> {
  const { signal } = session
  const root = options.root === undefined ? {} : { root: options.root }
  const plan = dataOf<'plan.make'>(
    await session.call('plan.make', { intent, hosts: hostsOf(options), ...root }, { signal }),
  )
  const changing = plan.hosts.filter((host) => host.outcome === 'change')
  if (options.dryRun || changing.length === 0) {
    return { data: { plan }, text: renderPlan(plan, session), ...endOf(plan.hosts) }
  }
  session.say(renderPlan(plan, session))
  if (!options.yes) await confirm(session, changing.map((host) => host.host).join(', '))
  const onEvent = (progress: Parameters<typeof renderProgress>[0]): void =>
    session.say(renderProgress(progress, session))
  const report = dataOf<'plan.apply'>(await session.call('plan.apply', { plan: plan.plan }, { signal, onEvent }))
  const end = endOf(report.hosts)
  const isRefused = report.hosts.some(({ verdicts }) => verdicts.some(({ answer }) => answer === 'untrusted'))
  return {
    data: { plan, report },
    text: renderReport(report, session),
    ...end,
    exit: end.exit === 0 && isRefused ? 3 : end.exit,
  }
}

/** The hosts that were named, each once; this machine where none was. */
export function hostsOf({ host }: Pick<ChangeOptions, 'host'>): string[] {
  return host && host.length > 0 ? [...new Set(host)] : ['local']
}

async function confirm(session: Session, hosts: string): Promise<void> {
  if (!session.ask) throw new Failure('confirmation-needed', { hosts })
  if (await session.ask(tell(session, session.language.words.terminal.questions.apply))) return
  throw new Failure(session.signal.aborted ? 'cancelled' : 'declined')
}

/**
 * How a command on hosts ends. The failure of a host that is alone is the command's own, with its exit code. Of several
 * hosts each tells its own failure: then the exit code is 4, and where all failed the first failure stands for them.
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
