import type { ExitCode } from '../../shared/errors/exit-code.ts'
import { Failure, failureFrom } from '../../shared/failure.ts'
import type { HostReport } from '../../shared/model/change.ts'
import type { Intent } from '../../shared/model/intent.ts'
import type { HostPlanView } from '../../shared/model/plan.ts'
import { dataOf } from './envelope.ts'
import { renderPlan } from './render/plan.ts'
import { renderProgress, renderReport } from './render/report.ts'
import type { Outcome, Session } from './session.ts'

/** Options of every verb that changes a host. */
export interface ChangeOptions {
  readonly host?: readonly string[]
  readonly root?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/**
 * Plan, review, apply, report: the way of every verb that changes hosts.
 * @throws Failure `confirmation-needed` without `--yes` where nobody can be asked, `declined` where somebody said no.
 */
export async function changeHosts(session: Session, intent: Intent, options: ChangeOptions): Promise<Outcome> {
  const plan = dataOf<'plan.make'>(
    await session.call(
      'plan.make',
      { intent, hosts: hostsOf(options), ...(options.root === undefined ? {} : { root: options.root }) },
      { signal: session.signal },
    ),
  )
  const changing = plan.hosts.filter((host) => host.outcome === 'change')
  if (options.dryRun || changing.length === 0) {
    throwIfAllFailed(plan.hosts)
    return { data: { plan }, text: renderPlan(plan, session.style), exit: exitOf(plan.hosts) }
  }
  session.say(renderPlan(plan, session.style))
  await confirm(session, options, changing.map((host) => host.host).join(', '))
  const report = dataOf<'plan.apply'>(
    await session.call(
      'plan.apply',
      { plan: plan.plan },
      {
        signal: session.signal,
        onEvent: (progress) => session.say(session.style.faint(renderProgress(progress))),
      },
    ),
  )
  throwIfAllFailed(report.hosts)
  return { data: { plan, report }, text: renderReport(report, session.style), exit: exitOf(report.hosts) }
}

/** The hosts that were named, each once; this machine where none was. */
export function hostsOf({ host }: ChangeOptions): string[] {
  return host && host.length > 0 ? [...new Set(host)] : ['local']
}

async function confirm(session: Session, { yes }: ChangeOptions, hosts: string): Promise<void> {
  if (yes) return
  if (!session.ask) throw new Failure('confirmation-needed', { hosts })
  if (!(await session.ask('Make this change?'))) throw new Failure('declined')
}

/** Where nothing worked, the first failure is the command's own. */
function throwIfAllFailed(hosts: readonly (HostPlanView | HostReport)[]): void {
  const failures = hosts.flatMap(({ error }) => error ?? [])
  const [first] = failures
  if (first && failures.length === hosts.length) throw failureFrom(first)
}

/** 4 where some hosts failed; 3 where all is done but an engine still refuses the registry. */
function exitOf(hosts: readonly (HostPlanView | HostReport)[]): ExitCode {
  if (hosts.some(({ error }) => error)) return 4
  const isRefused = hosts.some(
    (host) => 'verdicts' in host && host.verdicts.some(({ answer }) => answer === 'untrusted'),
  )
  return isRefused ? 3 : 0
}
