import { daemonErrors } from './errors/daemon.ts'
import { doorErrors } from './errors/door.ts'
import type { ExitCode } from './errors/exit-code.ts'
import { hostErrors } from './errors/host.ts'
import { inputErrors } from './errors/input.ts'
import { referenceErrors } from './errors/reference.ts'
import { registryErrors } from './errors/registry.ts'
import { sshErrors } from './errors/ssh.ts'
import { storeErrors } from './errors/store.ts'
import { usageErrors } from './errors/usage.ts'

/** Every failure that Mooring can report, with its exit code. Their words stand in words/en/errors. */
const exitCodes = {
  ...referenceErrors,
  ...registryErrors,
  ...inputErrors,
  ...usageErrors,
  ...hostErrors,
  ...sshErrors,
  ...daemonErrors,
  ...storeErrors,
  ...doorErrors,
}

/** A failure's name. Programs decide by this, never by the text. */
export type ErrorCode = keyof typeof exitCodes

/** All of them. */
export const errorCodes = Object.keys(exitCodes) as readonly ErrorCode[]

/** Whether a string that came from elsewhere names a failure. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(exitCodes, code)
}

/** What the command line ends with where this failure is its own. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return exitCodes[code]
}
