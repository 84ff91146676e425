import { authorityExitCodes } from './errors/authority.ts'
import { daemonExitCodes, storeExitCodes } from './errors/daemon.ts'
import { doorExitCodes } from './errors/door.ts'
import type { ExitCode } from './errors/exit-code.ts'
import { hostExitCodes } from './errors/host.ts'
import { inputExitCodes, referenceExitCodes, usageExitCodes } from './errors/input.ts'
import { registryExitCodes } from './errors/registry.ts'
import { sshExitCodes } from './errors/ssh.ts'

/** Every failure that Mooring can report, with its exit code. Their words are in words/en/errors. */
const exitCodes = {
  ...referenceExitCodes,
  ...registryExitCodes,
  ...inputExitCodes,
  ...usageExitCodes,
  ...hostExitCodes,
  ...sshExitCodes,
  ...daemonExitCodes,
  ...storeExitCodes,
  ...doorExitCodes,
  ...authorityExitCodes,
}

/** A failure's name. Programs decide by this, never by the text. */
export type ErrorCode = keyof typeof exitCodes

/** All of them. */
export const errorCodes = Object.keys(exitCodes) as readonly ErrorCode[]

/** Whether an outside string names a failure. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(exitCodes, code)
}

/** The command line's exit code for a failure. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return exitCodes[code]
}
