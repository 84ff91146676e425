import type { Note } from '../../../../shared/model/plan.ts'
import type { Severities } from '../../../../shared/note.ts'

/** The names that a host goes by in known_hosts, in lower case. */
export interface KnownNames {
  readonly name: string
  /** Another one, whose lines are good too but say nothing if they do not match. */
  readonly also?: string
}

/** How a host proves who it is. */
export interface HostKeyPolicy {
  readonly names: KnownNames
  /** known_hosts files that are asked. */
  readonly files: readonly string[]
  /** Where an accepted key is written; undefined where it is to be remembered for this process only. */
  readonly writeTo: string | undefined
  readonly hashed: boolean
  /** What the first contact does: asks a person, or takes the key and keeps it (see machineTarget). */
  readonly firstContact: 'ask' | 'pin'
}

/** What Mooring proves itself with. */
export interface LoginKeys {
  /** Private key files, in the order to be tried. Those that are not there are passed over. */
  readonly files: readonly string[]
  /** Whether the agent may offer only keys that are among these files too (IdentitiesOnly). */
  readonly onlyFiles: boolean
  /** The agent's socket or pipe. */
  readonly agent: string | undefined
}

/** All that is needed to log in to a host: ssh_config and its like are resolved, no file has been looked at yet. */
export interface SshTarget {
  /** What messages call it. */
  readonly name: string
  readonly host: string
  readonly port: number
  readonly user: string
  readonly hostKeys: HostKeyPolicy
  readonly login: LoginKeys
  /** The host to go through. */
  readonly via?: SshTarget
  readonly notes: readonly Note[]
}

/** What a person should know about the way to a host. */
export const sshSeverities = {
  'ssh-legacy-algorithms': 'warning',
  'ssh-config-skipped': 'info',
} as const satisfies Severities

/** `host:port` for people. */
export function addressOf({ host, port }: Pick<SshTarget, 'host' | 'port'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
