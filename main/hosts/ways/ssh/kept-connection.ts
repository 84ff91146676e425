import { Failure } from '../../../../shared/failure.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import type { RunOptions } from '../way.ts'
import type { Connection } from './connect.ts'
import { type SshDeps, unattendedDeps } from './deps.ts'
import type { SshTarget } from './target.ts'

/** For whom a connection is wanted. */
type Caller = Pick<RunOptions, 'signal' | 'unattended'>

/** A connection that is made when it is needed and kept for a while, so that survey, apply and verify share one. */
export interface KeptConnection {
  /** Works on it. @throws what `connect` throws. */
  readonly use: <T>(caller: Caller, work: (connection: Connection) => Promise<T>) => Promise<T>
  /** What there is to say about the way to the host; empty until it was used. */
  readonly notes: () => readonly Note[]
  /** Ends it, if there is one. The next use makes another. */
  readonly close: () => void
}

/** How long it is kept without use. */
const idleMs = 30_000

/** A connection that is being made, and for whom. */
interface Attempt {
  readonly caller: Caller
  readonly connection: Promise<Connection>
}

/** @param findTarget where the host is now; called for each connection. */
export function keepConnection(findTarget: () => Promise<SshTarget>, deps: SshDeps): KeptConnection {
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
  const open = async ({ signal, unattended }: Caller): Promise<Connection> => {
    // ssh2 is large, and most runs of the command line do without it.
    const [{ connect }, target] = await Promise.all([import('./connect.ts'), findTarget()])
    return connect(target, unattended ? unattendedDeps(deps) : deps, signal)
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

  return {
    notes: () => notes,
    close,
    use: async (caller, work) => {
      clearTimeout(idle)
      users += 1
      try {
        return await work(await get(caller))
      } finally {
        users -= 1
        if (users === 0) idle = setTimeout(close, idleMs)
      }
    },
  }
}

/** Whoever began to connect has stopped, or had nobody to ask: no reason for others to fail. */
function failedForAnother({ caller: first }: Attempt, caller: Caller, error: unknown): boolean {
  if (first === caller || caller.signal?.aborted) return false
  const isCancelled = error instanceof Failure && error.code === 'cancelled'
  return isCancelled || (first.unattended === true && caller.unattended !== true)
}
