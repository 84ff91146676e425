import { daemonErrors } from './errors/daemon.ts'
import { doorErrors } from './errors/door.ts'
import type { ErrorEntry } from './errors/entry.ts'
import { hostErrors } from './errors/host.ts'
import { inputErrors } from './errors/input.ts'
import { referenceErrors } from './errors/reference.ts'
import { registryErrors } from './errors/registry.ts'
import { sshErrors } from './errors/ssh.ts'
import { storeErrors } from './errors/store.ts'

/** The error table: every failure that Mooring can report, with its exit code and its words. */
export const errorTable = {
  ...referenceErrors,
  ...registryErrors,
  ...inputErrors,
  ...hostErrors,
  ...sshErrors,
  ...daemonErrors,
  ...storeErrors,
  ...doorErrors,
}

/** A row's name. Programs decide by this, never by the text. */
export type ErrorCode = keyof typeof errorTable

/** Whether a string that came from elsewhere names a row of the table. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}

/** The table's row for a code. */
export function errorEntry(code: ErrorCode): ErrorEntry {
  return errorTable[code]
}
