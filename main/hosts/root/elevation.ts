import { lastLine } from '../../../shared/last-line.ts'
import type { Param } from '../../../shared/words/param.ts'
import { howEnded } from '../../error-code.ts'
import type { Conversation } from '../conversation.ts'

/** Options for becoming root. */
export interface RootCaller {
  readonly signal?: AbortSignal | undefined
  /** Nobody is asked anything. */
  readonly unattended?: boolean | undefined
}

/** How to run a host program as root. */
export type Elevation = RootShell | InstalledPrograms

/** How to start a shell as root. */
export interface RootShell extends Asking {
  /** The command; `-c` and a script follow it. */
  readonly shell: readonly string[]
  /** It refuses instead of asking: there is nobody to ask. */
  readonly asksNobody?: true
  /** A dialogue on the program's own streams, which belong to the program only after it. */
  readonly dialogue?: {
    /** A command at the start of the script: its output shows that the shell runs. */
    readonly ready: string
    /** Conducts the dialogue. @throws Failure if it does not lead to a root shell. */
    readonly see: (conversation: Conversation, caller: RootCaller) => Promise<void>
  }
}

/** How to start a host program that a package installed: no other one can be run so. */
export interface InstalledPrograms extends Asking {
  /** The command; the program's SHA-256 in hex follows it. The request alone goes to standard input. */
  readonly installed: readonly string[]
}

interface Asking {
  /** Whether it asks for the password at the terminal, and so must stay in the terminal's session. */
  readonly needsTerminal: boolean
}

/** The exit status of assets/polkit/mooring-as-root where the package has other programs than this app. */
export const otherPrograms = 78

/**
 * Whether sudo refused since it has no terminal (sudoers(5), requiretty). It has no code of its own for that, and every
 * language of it calls a terminal so.
 */
export function wantsTerminal(stderr: string): boolean {
  return /\btty\b/i.test(lastLine(stderr))
}

/** Why becoming root failed: the last line of standard error, else the exit status. */
export function refusal(stderr: string, status: number | null): Param {
  const said = lastLine(stderr)
  return said === '' ? howEnded(status) : said
}
