import { hostname } from 'node:os'
import { Failure } from '../../shared/failure.ts'
import type { Host } from '../../shared/model/host.ts'
import { createLocalTransport } from './local-transport.ts'
import type { Transport } from './transport.ts'

/** A host that can be worked on. */
export interface HostHandle {
  readonly id: string
  readonly source: Host['source']
  /** For people: this machine's name, an address. */
  readonly label: string
  readonly transport: Transport
}

/** All hosts there are. */
export interface HostDirectory {
  list(): Promise<HostHandle[]>
  /** @throws Failure `host-unknown`, `host-unsupported`. */
  find(id: string): Promise<HostHandle>
}

export interface HostDirectoryOptions {
  readonly env: NodeJS.ProcessEnv
  readonly isTty: boolean
  readonly platform?: NodeJS.Platform
}

/** This machine. */
export function openHostDirectory({ env, isTty, platform = process.platform }: HostDirectoryOptions): HostDirectory {
  const local: HostHandle = {
    id: 'local',
    source: 'local',
    label: hostname(),
    transport: createLocalTransport({ env, isTty }),
  }
  return {
    list: async () => [local],
    find: async (id) => {
      if (id !== local.id) throw new Failure('host-unknown', { host: id })
      if (platform !== 'linux') throw new Failure('host-unsupported', { host: id, system: platform })
      return local
    },
  }
}
