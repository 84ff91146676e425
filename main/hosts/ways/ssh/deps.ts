import type { ParsedKey } from 'ssh2'
import type { HostKey } from '../../../../shared/model/host.ts'
import type { WayDeps } from '../deps.ts'

/** What connecting needs beside the network. */
export interface SshDeps extends WayDeps {
  /** Whether a person has said before that this is the host's key. */
  readonly isAccepted: (key: HostKey) => boolean
  /** Asks whether a person has compared the fingerprint of a key that nobody has seen before. */
  readonly acceptHostKey: (key: HostKey, signal: AbortSignal | undefined) => Promise<boolean>
  /** Private keys that were opened already. One for all hosts, so that each passphrase is asked once. */
  readonly keyring: Keyring
  /** How long a server may take for each step, in milliseconds; 20 seconds unless said otherwise. */
  readonly answerMs?: number
}

/** The same where nobody is asked. */
export function unattendedDeps(deps: SshDeps): SshDeps {
  return { ...deps, ask: async () => undefined, acceptHostKey: async () => false }
}

/** Private keys that were opened, by their file, for as long as the process lives. */
export interface Keyring {
  /**
   * The key of a file, opened by `open` unless it is there already or just being opened. What could not be opened is
   * tried again the next time.
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
