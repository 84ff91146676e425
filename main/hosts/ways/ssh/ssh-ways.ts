import type { WayDeps } from '../deps.ts'
import { shellWay } from '../shell.ts'
import type { Way } from '../way.ts'
import { createKeyring, type SshDeps } from './deps.ts'
import { createJumps } from './jumps.ts'
import { createSshShell } from './ssh-shell.ts'
import type { SshTarget } from './target.ts'

/** The ways over SSH, with what they share: opened private keys, jump hosts, and what a person said of host keys. */
export interface SshWays {
  /**
   * The way to a host.
   * @param findTarget where the host is now; called for each connection.
   */
  readonly open: (findTarget: () => Promise<SshTarget>, deps: WayDeps) => Way
  /**
   * Takes the key with this fingerprint from a host, also where that leads to others, and from no other host. From then on
   * nobody is asked about another one of its keys.
   */
  readonly acceptKey: (id: string, fingerprint: string) => void
  /** Forgets the keys that were accepted for a host. */
  readonly forget: (id: string) => void
}

/** @param acceptHostKey asks a person about a host key; without it nobody is asked. */
export function openSshWays(acceptHostKey?: SshDeps['acceptHostKey']): SshWays {
  const keyring = createKeyring()
  const jumps = createJumps()
  /** Fingerprints by the ids of hosts: of each hop its own. */
  const accepted = new Map<string, readonly string[]>()
  return {
    open: (findTarget, deps) =>
      shellWay(
        createSshShell(findTarget, {
          ...deps,
          keyring,
          jumps,
          isAccepted: ({ host, fingerprint }) => accepted.get(host)?.includes(fingerprint) === true,
          acceptHostKey: async (key, signal) =>
            !accepted.has(key.host) && (await acceptHostKey?.(key, signal)) === true,
        }),
      ),
    acceptKey: (id, fingerprint) => void accepted.set(id, [...(accepted.get(id) ?? []), fingerprint]),
    forget: (id) => void accepted.delete(id),
  }
}
