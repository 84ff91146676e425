import { Failure, type FailureData, failureData } from '../../../shared/failure.ts'
import type { Inspection, Registry } from '../../../shared/model/inspection.ts'
import { readTrustedRegistry } from '../../../shared/pasted-registry.ts'
import { explainText } from '../../doctor/explain/explain.ts'
import { settling } from '../../engine/journal-changes.ts'
import { sideBySide } from '../../engine/side-by-side.ts'
import { askedHosts } from '../asked-hosts.ts'
import type { ApiDeps } from '../deps.ts'
import { diagnoseHost, type LookFromHere } from '../diagnose-host.ts'
import type { Handler } from '../handler.ts'
import { lookAtRegistry } from '../look-at-registry.ts'

/** As much as is read in a second or two, in characters. */
const longestText = 1024 * 1024

/** Says what an error text means. Refuses one that is empty or larger than any log that a person pastes. */
export const doctorExplain: Handler<'doctor.explain'> = async (_deps, { text }) => {
  if (text.trim() === '') throw new Failure('error-text-empty')
  if (text.length > longestText) throw new Failure('error-text-large', { limit: longestText / 1024 / 1024 })
  return explainText(text)
}

/** Checks why a pull fails on hosts, or that it does not. Nothing is changed anywhere. */
export const doctorCheck: Handler<'doctor.check'> = async (deps, input, { signal, emit }) => {
  const registries = input.registries?.map(readTrustedRegistry)
  const { found, thrown } = await askedHosts(deps, input.hosts)
  const options = { registries, look: lookOnce(deps, signal), now: deps.now, seen: settling(deps.history), signal }
  const hosts = await sideBySide(found, async (host) => {
    const checked = await diagnoseHost(host, options)
    emit(checked)
    return checked
  })
  return { hosts, failures: thrown.map(failureData) }
}

/** However many hosts have something for a registry, this computer looks at it once. */
function lookOnce(deps: ApiDeps, signal: AbortSignal): LookFromHere {
  const looks = new Map<string, Promise<Inspection | FailureData>>()
  const look = (registry: Registry): Promise<Inspection | FailureData> =>
    lookAtRegistry(deps, registry, { signal }).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'cancelled') throw error
      return failureData(error)
    })
  return (registry) => {
    const known = looks.get(registry.name) ?? look(registry)
    looks.set(registry.name, known)
    return known
  }
}
