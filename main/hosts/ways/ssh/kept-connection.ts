import { Failure } from '../../../../shared/failure.ts'
import type { Note } from '../../../../shared/model/plan.ts'
import type { RunOptions } from '../way.ts'
import type { Connection } from './connect.ts'
import { type SshDeps, unattendedDeps } from './deps.ts'
import type { SshTarget } from './target.ts'

/** Options for a connection. */
type Caller = Pick<RunOptions, 'signal' | 'unattended'>

/** A connection opened on demand and kept for a while, so that survey, apply and verify share it. */
export interface KeptConnection {
  /** Uses the connection. @throws the failures of `connect`. */
  readonly use: <T>(caller: Caller, work: (connection: Connection) => Promise<T>) => Promise<T>
  /** Notes about the way to the host; empty before its first use. */
  readonly notes: () => readonly Note[]
  /** Closes it if open. The next use opens another. */
  readonly close: () => void
}

/** How long it stays open without use. */
const idleMs = 30_000

/** A connection being opened, and its requester. */
interface Attempt {
  readonly caller: Caller
  readonly connection: Promise<Connection>
}

/** @param findTarget finds the host's current address; called for each connection. */
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
    // ssh2 is large, and most runs of the command line do not need it.
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

/** The first requester stopped, or could not ask a person; others need not fail for that. */
function failedForAnother({ caller: first }: Attempt, caller: Caller, error: unknown): boolean {
  if (first === caller || caller.signal?.aborted) return false
  const isCancelled = error instanceof Failure && error.code === 'cancelled'
  return isCancelled || (first.unattended === true && caller.unattended !== true)
}
