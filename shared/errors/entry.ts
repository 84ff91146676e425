/**
 * Exit codes of the command line, one meaning each:
 * 0 done or nothing to do, 1 unexpected, 2 bad usage or input, 3 the check says no, 4 some hosts failed,
 * 5 confirmation needed, 6 refused for safety.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** One row of the error table. `{name}` in a text stands for the failure's parameter of that name. */
export interface ErrorEntry {
  readonly exit: ExitCode
  /** What is wrong, and where. One sentence. */
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/** Keeps the literal keys of a group of rows while checking each row's shape. */
export function errorGroup<const T extends Record<string, ErrorEntry>>(rows: T): T {
  return rows
}
