import type { ParsedKey } from 'ssh2'
import type { HostKey } from '../../../../shared/model/host.ts'
import type { WayDeps } from '../deps.ts'
import type { Caller, HeldConnection } from './connection.ts'
import type { SshTarget } from './target.ts'

/** What connecting needs beside the network. */
export interface SshDeps extends WayDeps {
  /** Whether a person has said before that this is the key of that host, which may be one on the way. */
  readonly isAccepted: (key: HostKey) => boolean
  /** Asks whether a person has verified the fingerprint of a new host key. */
  readonly acceptHostKey: (key: HostKey, signal: AbortSignal | undefined) => Promise<boolean>
  /** Opened private keys. Shared by all hosts, so that each passphrase is asked once. */
  readonly keyring: Keyring
  readonly jumps: Jumps
  /** How long a server may take for each step, in milliseconds; 20 seconds by default. */
  readonly answerMs?: number
  /** How long to try again where a server turns logins away, in milliseconds; 45 seconds by default. */
  readonly turnedAwayMs?: number
}

/** The connections to jump hosts. Each is shared by all hosts behind it, and ends with the last of them. */
export interface Jumps {
  /** @throws the failures of `connect`. */
  readonly take: (target: SshTarget, deps: SshDeps, caller: Caller) => Promise<HeldConnection>
}

/** The same without questions. */
export function unattendedDeps(deps: SshDeps): SshDeps {
  return { ...deps, ask: async () => undefined, acceptHostKey: async () => false }
}

/** Opened private keys by file, for the process's lifetime. */
export interface Keyring {
  /**
   * The key of a file. Calls `open` unless the key is open or being opened; after a failure, the next call tries again.
   */
  readonly open: (file: string, open: () => Promise<ParsedKey | undefined>) => Promise<ParsedKey | undefined>
}

export function createKeyring(): Keyring {
  const keys = new Map<string, Promise<ParsedKey | undefined>>()
  return {
    open: async (file, open) => {
      const opening = keys.get(file) ?? open()
      keys.set(file, opening)
      const key = await opening.catch(() => undefined)
      if (!key && keys.get(file) === opening) keys.delete(file)
      return key
    },
  }
}
