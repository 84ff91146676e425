import { lastLine } from '../../../shared/last-line.ts'
import type { Param } from '../../../shared/words/param.ts'
import type { Conversation } from '../conversation.ts'

/** For whom a shell becomes root's. */
export interface RootCaller {
  readonly signal?: AbortSignal | undefined
  /** Nobody is asked anything. */
  readonly unattended?: boolean | undefined
}

/** How a shell is started as root. */
export interface Elevation {
  /** The command; `-c` and a script follow it. */
  readonly shell: readonly string[]
  /** It asks for the password at the terminal, so it must stay in the terminal's session. */
  readonly needsTerminal: boolean
  /** Where it asks on the streams of what it starts: they are the program's only once this is over. */
  readonly dialogue?: {
    /** A command that the script begins with: what it prints tells that the shell runs. */
    readonly ready: string
    /** Sees the start through. @throws Failure where there is no root shell in the end. */
    readonly see: (conversation: Conversation, caller: RootCaller) => Promise<void>
  }
}

/** Why a shell did not become root's: the last thing that was said on standard error, else how it ended. */
export function refusal(stderr: string, status: number | null): Param {
  const said = lastLine(stderr)
  if (said !== '') return said
  return status === null ? { phrase: 'was-killed' } : { phrase: 'exit-status', params: { status } }
}
