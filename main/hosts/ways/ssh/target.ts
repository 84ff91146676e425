import type { Severities } from '../../../../shared/note.ts'

/** A host's names in known_hosts, in lower case. */
export interface KnownNames {
  readonly name: string
  /** Another one, whose lines count if they match and are ignored if they do not. */
  readonly also?: string
}

/** How to check a host's identity. */
export interface HostKeyPolicy {
  readonly names: KnownNames
  /** The known_hosts files to read. */
  readonly files: readonly string[]
  /** The file for an accepted key, if it can keep one; undefined where ssh_config names none. */
  readonly writeTo: string | undefined
  /** Mooring's own, for a host without a file that can keep a key. */
  readonly otherwise: string
  readonly hashed: boolean
  /** The first contact: ask a person, or accept and save the key (see machineTarget). */
  readonly firstContact: 'ask' | 'pin'
}

/** Mooring's own credentials. */
export interface LoginKeys {
  /** Private key files, in order of preference. Missing ones are skipped. */
  readonly files: readonly string[]
  /** Whether the agent may offer only keys that are among these files too (IdentitiesOnly). */
  readonly onlyFiles: boolean
  /** The agent's socket or pipe. */
  readonly agent: string | undefined
}

/** Everything needed to log in to a host. ssh_config is resolved; no key file is read yet. */
export interface SshTarget {
  /** Its name in messages. */
  readonly name: string
  readonly host: string
  readonly port: number
  readonly user: string
  readonly hostKeys: HostKeyPolicy
  readonly login: LoginKeys
  /** The jump host. */
  readonly via?: SshTarget
}

/** What a person should know about the way to a host. */
export const sshSeverities = {
  'ssh-legacy-algorithms': 'warning',
} as const satisfies Severities

/** `host:port` for people. */
export function addressOf({ host, port }: Pick<SshTarget, 'host' | 'port'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
