import type { WayDeps } from '../deps.ts'
import { shellWay } from '../shell.ts'
import type { Way } from '../way.ts'
import { createKeyring, type SshDeps } from './deps.ts'
import { createSshShell } from './ssh-shell.ts'
import type { SshTarget } from './target.ts'

/** The ways over SSH, with what they share: opened private keys, and what a person said of host keys. */
export interface SshWays {
  /**
   * The way to a host.
   * @param id the host's: an accepted key is good for one host, and for those that lead there.
   * @param findTarget where the host is now; called for each connection.
   */
  readonly open: (id: string, findTarget: () => Promise<SshTarget>, deps: WayDeps) => Way
  /** Takes the key with this fingerprint from a host. From then on nobody is asked about another one of its keys. */
  readonly acceptKey: (id: string, fingerprint: string) => void
  /** Forgets the keys that were accepted for a host. */
  readonly forget: (id: string) => void
}

/** @param acceptHostKey asks a person about a host key; without it nobody is asked. */
export function openSshWays(acceptHostKey?: SshDeps['acceptHostKey']): SshWays {
  const keyring = createKeyring()
  /** Fingerprints by the ids of hosts. */
  const accepted = new Map<string, readonly string[]>()
  return {
    open: (id, findTarget, deps) =>
      shellWay(
        createSshShell(findTarget, {
          ...deps,
          keyring,
          isAccepted: ({ fingerprint }) => accepted.get(id)?.includes(fingerprint) === true,
          acceptHostKey: async (key, signal) => !accepted.has(id) && (await acceptHostKey?.(key, signal)) === true,
        }),
      ),
    acceptKey: (id, fingerprint) => void accepted.set(id, [...(accepted.get(id) ?? []), fingerprint]),
    forget: (id) => void accepted.delete(id),
  }
}
