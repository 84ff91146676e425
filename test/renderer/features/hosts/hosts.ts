import { failureData, failureFrom } from '../../../../shared/failure.ts'
import type { Host } from '../../../../shared/model/host.ts'

/** A host that is ready, but for what is said otherwise. */
export function host(id: string, about: Partial<Host> = {}): Host {
  return {
    id,
    source: 'saved',
    label: `ssh://${id}`,
    state: 'ready',
    detail: 'Debian 12',
    system: 'Debian 12',
    needsSudo: false,
    engines: [],
    registries: [],
    trusted: [],
    notes: [],
    ...about,
  }
}

/** One that shows a key that nobody has compared. */
export function unknownKey(id: string, params: Record<string, string>): Host {
  return host(id, { state: 'key-unknown', error: failureData(failureFrom({ code: 'ssh-host-key-unknown', params })) })
}
