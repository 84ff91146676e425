import type { Jumps } from './deps.ts'
import { type KeptConnection, keepConnection } from './kept-connection.ts'

/** Logs in once to each jump host: one login for every host behind it would be more than a server takes at a time. */
export function createJumps(): Jumps {
  /** By everything that decides where they lead and who logs in. */
  const kept = new Map<string, KeptConnection>()
  return {
    take: (target, deps, caller) => {
      const key = JSON.stringify(target)
      const jump = kept.get(key) ?? keepConnection(async () => target, deps, 0)
      kept.set(key, jump)
      return jump.take(caller)
    },
  }
}
