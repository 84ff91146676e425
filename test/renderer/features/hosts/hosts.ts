import type { Host, HostKey } from '../../../../shared/model/host.ts'

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
export function unknownKey(id: string, hostKey: HostKey): Host {
  return host(id, { state: 'key-unknown', hostKey })
}
