import { Failure, type FailureData, failureData, failureOn } from '../../shared/failure.ts'
import type { HostCheck } from '../../shared/model/check.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import type { Note } from '../../shared/model/plan.ts'
import { registryNamed } from '../../shared/registry-reference.ts'
import { diagnose } from '../doctor/check/diagnose.ts'
import type { Evidence } from '../doctor/check/evidence.ts'
import { askRequests, filesFor, hostNotes, insecureStatus, misspelledNames, obstacles } from '../drivers/index.ts'
import type { Seen } from '../engine/make-plan.ts'
import { surveyHost } from '../engine/survey.ts'
import { verifyHost } from '../engine/verify-host.ts'
import type { AskedHost } from './asked-hosts.ts'
import { registriesOn } from './registries-on.ts'

/** What this computer sees of a registry, or why it sees nothing. */
export type LookFromHere = (registry: Registry) => Promise<Inspection | FailureData>

export interface CheckOptions {
  /** Absent for all that the host has something for. */
  readonly registries?: readonly Registry[] | undefined
  readonly look: LookFromHere
  readonly now: () => Date
  readonly seen: Seen
  readonly signal: AbortSignal
}

/** Checks registries on a host, and changes nothing. What keeps it from being looked at is in the result. */
export async function diagnoseHost(
  host: AskedHost,
  { registries: asked, look, now, seen, signal }: CheckOptions,
): Promise<HostCheck> {
  try {
    if ('reason' in host) throw host.reason
    const wanted = asked?.flatMap((each) => [each.name, ...misspelledNames(each)])
    const facts = await surveyHost(host, '/', wanted ?? 'every', signal)
    await seen(host.id, facts)
    const registries = asked ?? registriesOn(facts).registries.flatMap((name) => registryNamed(name) ?? [])
    const requests = registries.flatMap((each) => askRequests(facts, each))
    const [verdicts, seenFromHere] = await Promise.all([
      requests.length > 0 ? verifyHost(host, requests, { signal }) : [],
      Promise.all(registries.map(async (each) => [each, await look(each)] as const)),
    ])
    const evidence = seenFromHere.map(
      ([each, seenHere]): Evidence => ({
        registry: each,
        facts,
        verdicts: verdicts.filter((verdict) => verdict.registry === each.name),
        look: seenHere,
        obstacles: obstacles(facts, each),
        files: filesFor(facts, each),
        insecure: whyInsecure(facts, each),
        unread: unreadNotes(facts, each),
        now: now().getTime() / 1000,
      }),
    )
    return { host: host.id, registries: evidence.map((each) => diagnose(host.id, each)) }
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return { host: host.id, registries: [], error: failureData(failureOn(host.id, error)) }
  }
}

function whyInsecure(facts: HostFacts, registry: Registry): Evidence['insecure'] {
  const causes = insecureStatus(facts, registry).flatMap((engine) => engine.causes)
  return causes.some(({ by }) => by !== 'built-in') ? 'entry' : causes.length > 0 ? 'built-in' : undefined
}

const unreadCodes: ReadonlySet<string> = new Set(['not-restarted', 'not-restarted-by-hand'])

/** Engines that have not read the system's store since the registry's certificate came there. */
function unreadNotes(facts: HostFacts, { name }: Registry): Note[] {
  return hostNotes(facts).filter(({ code, params: { registries } }) => {
    const named = typeof registries === 'object' && 'list' in registries ? registries.list : [registries]
    return unreadCodes.has(code) && named.includes(name)
  })
}
