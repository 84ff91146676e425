import { Failure, failureData, failureOn } from '../../../shared/failure.ts'
import type { HostInsecure } from '../../../shared/model/insecure.ts'
import type { Registry } from '../../../shared/model/inspection.ts'
import { insecureEntries, insecureStatus, parseInsecureRegistry } from '../../drivers/index.ts'
import { settling } from '../../engine/journal-changes.ts'
import type { Seen } from '../../engine/make-plan.ts'
import { sideBySide } from '../../engine/side-by-side.ts'
import { surveyHost } from '../../engine/survey.ts'
import { type AskedHost, askedHosts } from '../asked-hosts.ts'
import type { Handler } from '../handler.ts'
import { treeRoot } from '../tree-root.ts'

/** What hosts' engines take for insecure, and why. A host that is gone, or cannot be looked at, hides no other. */
export const insecureStatusOf: Handler<'insecure.status'> = async (deps, input, { signal, emit }) => {
  const tree = treeRoot(input.root)
  const registries = input.registries?.map(parseInsecureRegistry)
  const { found, thrown } = await askedHosts(deps, input.hosts)
  const seen = settling(deps.history)
  const hosts = await sideBySide(found, async (host) => {
    // Of all hosts, only this computer has the tree.
    const root = input.hosts !== undefined || host.id === 'local' ? tree : '/'
    const status = await lookAt(host, registries, root, seen, signal)
    emit(status)
    return status
  })
  return { hosts, failures: thrown.map(failureData) }
}

async function lookAt(
  host: AskedHost,
  asked: readonly Registry[] | undefined,
  root: string,
  seen: Seen,
  signal: AbortSignal,
): Promise<HostInsecure> {
  try {
    if ('reason' in host) throw host.reason
    const facts = await surveyHost(host, root, asked?.map(({ name }) => name) ?? [], signal)
    await seen(host.id, facts)
    if (!asked) return { host: host.id, ...insecureEntries(facts) }
    const registries = asked.map((registry) => ({ registry: registry.name, engines: insecureStatus(facts, registry) }))
    return { host: host.id, registries }
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return { host: host.id, registries: [], error: failureData(failureOn(host.id, error)) }
  }
}
