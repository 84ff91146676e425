import type { ExitCode } from '../../shared/errors/entry.ts'
import { errorEntry, isErrorCode } from '../../shared/errors.ts'
import { Failure } from '../../shared/failure.ts'
import type { ApplyReport } from '../../shared/model/change.ts'
import type { Intent } from '../../shared/model/intent.ts'
import type { PlanView } from '../../shared/model/plan.ts'
import { dataOf } from './envelope.ts'
import { renderPlan } from './render/plan.ts'
import { renderReport } from './render/report.ts'
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
  const blocked = plan.hosts.filter((host) => host.outcome === 'blocked')
  const changing = plan.hosts.filter((host) => host.outcome === 'change')
  if (options.dryRun) return { data: { plan }, text: renderPlan(plan, session.style), exit: exitOf(plan, undefined) }
  if (changing.length === 0) {
    return { data: { plan }, text: renderPlan(plan, session.style), exit: exitOf(plan, undefined) }
  }
  session.say(renderPlan(plan, session.style))
  await confirm(session, options, changing.map((host) => host.host).join(', '))
  const report = dataOf<'plan.apply'>(
    await session.call(
      'plan.apply',
      { plan: plan.plan },
      {
        signal: session.signal,
        onEvent: ({ host, step, steps, text }) =>
          session.say(session.style.faint(`  ${host}  ${step}/${steps}  ${text}`)),
      },
    ),
  )
  if (blocked.length > 0)
    session.say(`${blocked.length} of ${plan.hosts.length} hosts could not be planned; see above.`)
  return { data: { plan, report }, text: renderReport(report, session.style), exit: exitOf(plan, report) }
}

function hostsOf({ host }: ChangeOptions): string[] {
  return host && host.length > 0 ? [...new Set(host)] : ['local']
}

async function confirm(session: Session, { yes }: ChangeOptions, hosts: string): Promise<void> {
  if (yes) return
  if (!session.ask) throw new Failure('confirmation-needed', { hosts })
  if (!(await session.ask('Make this change?'))) throw new Failure('declined')
}

/**
 * All failed alike: that failure's own code. Some failed: 4. All done but an engine still refuses the registry: 3.
 */
function exitOf(plan: PlanView, report: ApplyReport | undefined): ExitCode {
  const failures = [...plan.hosts, ...(report?.hosts ?? [])].flatMap(({ error }) => error ?? [])
  const [first] = failures
  if (first) {
    if (failures.length < plan.hosts.length || !isErrorCode(first.code)) return 4
    return errorEntry(first.code).exit
  }
  const refused = report?.hosts.some((host) => host.verdicts.some(({ answer }) => answer === 'untrusted'))
  return refused ? 3 : 0
}
