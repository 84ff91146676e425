import type { Duplex } from 'node:stream'
import type { ClientChannel } from 'ssh2'
import type { Note } from '../../../../shared/model/plan.ts'
import type { RunOptions } from '../way.ts'
import type { SshTarget } from './target.ts'

/** Whoever wants a connection. */
export type Caller = Pick<RunOptions, 'signal' | 'unattended'>

/** A connection on which commands can be run. */
export interface Connection {
  readonly target: SshTarget
  readonly notes: readonly Note[]
  readonly isOpen: () => boolean
  /** @throws Failure `ssh-exec-refused`, `ssh-timeout`, `ssh-cut`, `cancelled`. */
  readonly exec: (command: string, signal: AbortSignal | undefined) => Promise<ClientChannel>
  /** Connects from there to another host. @throws Failure `host-unreachable`, `ssh-timeout`, `cancelled`. */
  readonly forward: (target: SshTarget, signal: AbortSignal | undefined) => Promise<Duplex>
  readonly end: () => void
}

/** A connection that stays open until it is released, once. */
export interface HeldConnection {
  readonly connection: Connection
  readonly release: () => void
}
