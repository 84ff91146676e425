import { failureData, failureOn } from '../../../shared/failure.ts'
import type { HostInsecure } from '../../../shared/model/insecure.ts'
import { insecureStatus, parseInsecureRegistry } from '../../drivers/index.ts'
import { settling } from '../../engine/journal-changes.ts'
import { sideBySide } from '../../engine/side-by-side.ts'
import { surveyHost } from '../../engine/survey.ts'
import type { Handler } from '../handler.ts'
import { treeRoot } from '../tree-root.ts'

/** Whether hosts' engines take a registry for insecure, and why. A host that is gone, or cannot be looked at, hides no other. */
export const insecureStatusOf: Handler<'insecure.status'> = async (deps, { registry, hosts, root }, { signal }) => {
  const reference = parseInsecureRegistry(registry)
  const tree = treeRoot(root)
  const found = await deps.hosts.findEach(hosts)
  const seen = settling(deps.history)
  return sideBySide(found, async (host): Promise<HostInsecure> => {
    try {
      if ('reason' in host) throw host.reason
      const facts = await surveyHost(host, tree, [reference.name], signal)
      await seen(host.id, facts)
      return { host: host.id, engines: insecureStatus(facts, reference) }
    } catch (error) {
      return { host: host.id, engines: [], error: failureData(failureOn(host.id, error)) }
    }
  })
}
