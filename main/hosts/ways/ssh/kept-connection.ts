import { Failure } from '../../../../shared/failure.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import type { Caller, Connection, HeldConnection } from './connection.ts'
import type { SshDeps } from './deps.ts'
import type { SshTarget } from './target.ts'

/** A connection opened on demand and kept for a while, so that survey, apply and verify share it. */
export interface KeptConnection {
  /** Uses the connection. @throws the failures of `connect`. */
  readonly use: <T>(caller: Caller, work: (connection: Connection) => Promise<T>) => Promise<T>
  /** The same for work that ends elsewhere. */
  readonly take: (caller: Caller) => Promise<HeldConnection>
  /** Notes about the way to the host; empty before its first use. */
  readonly notes: () => readonly Note[]
  /** Closes it if open. The next use opens another. */
  readonly close: () => void
}

/** How long it stays open without use, by default. */
const usualIdleMs = 30_000

/** A connection being opened, and its requester. */
interface Attempt {
  readonly caller: Caller
  readonly connection: Promise<Connection>
}

/** @param findTarget finds the host's current address; called for each connection. */
export function keepConnection(
  findTarget: () => Promise<SshTarget>,
  deps: SshDeps,
  idleMs = usualIdleMs,
): KeptConnection {
  let connecting: Attempt | undefined
  let current: Connection | undefined
  let notes: readonly Note[] = []
  let users = 0
  let idle: NodeJS.Timeout | undefined

  const close = (): void => {
    clearTimeout(idle)
    current?.end()
    current = undefined
  }
  const open = async (caller: Caller): Promise<Connection> => {
    // ssh2 is large, and most runs of the command line do not need it.
    const [{ connect }, target] = await Promise.all([import('./connect.ts'), findTarget()])
    return connect(target, deps, caller)
  }
  const begin = (caller: Caller): Attempt => {
    const connection = open(caller).finally(() => {
      connecting = undefined
    })
    return { caller, connection }
  }
  const get = async (caller: Caller): Promise<Connection> => {
    if (current?.isOpen()) return current
    connecting ??= begin(caller)
    const attempt = connecting
    try {
      current = await attempt.connection
    } catch (error) {
      if (failedForAnother(attempt, caller, error)) return get(caller)
      throw error
    }
    notes = current.notes
    return current
  }

  const release = (): void => {
    users -= 1
    if (users === 0) idle = setTimeout(close, idleMs)
  }
  const take = async (caller: Caller): Promise<HeldConnection> => {
    clearTimeout(idle)
    users += 1
    try {
      return { connection: await get(caller), release }
    } catch (error) {
      release()
      throw error
    }
  }

  return {
    notes: () => notes,
    close,
    take,
    use: async (caller, work) => {
      const held = await take(caller)
      try {
        return await work(held.connection)
      } finally {
        held.release()
      }
    },
  }
}

/** The first requester stopped, or could not ask a person; others need not fail for that. */
function failedForAnother({ caller: first }: Attempt, caller: Caller, error: unknown): boolean {
  if (first === caller || caller.signal?.aborted) return false
  const isCancelled = error instanceof Failure && error.code === 'cancelled'
  return isCancelled || (first.unattended === true && caller.unattended !== true)
}
