import { failureData, failureOn } from '../../../shared/failure.ts'
import type { HostInsecure } from '../../../shared/model/insecure.ts'
import { insecureStatus, parseInsecureRegistry } from '../../drivers/index.ts'
import { sideBySide } from '../../engine/side-by-side.ts'
import { surveyHost } from '../../engine/survey.ts'
import type { Handler } from '../handler.ts'

/** Whether hosts' engines treat a registry as insecure, and why. One unreachable host does not hide the others. */
export const insecureStatusOf: Handler<'insecure.status'> = async (
  deps,
  { registry, hosts, root = '/' },
  { signal },
) => {
  const reference = parseInsecureRegistry(registry)
  const handles = await deps.hosts.findAll(hosts)
  return sideBySide(handles, async (host): Promise<HostInsecure> => {
    try {
      const facts = await surveyHost(host, root, [reference.name], signal)
      return { host: host.id, engines: insecureStatus(facts, reference) }
    } catch (error) {
      return { host: host.id, engines: [], error: failureData(failureOn(host.id, error)) }
    }
  })
}
