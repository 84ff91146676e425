/**
 * The reasons for failures that the apply program prints, as lines `why CODE ARGUMENT…` whose last argument is the rest
 * of the line. This table names each code's arguments; the words are the phrase `why-CODE`.
 */
export const reasonArguments = {
  /** A command of the refresh ended with this exit status. */
  status: ['refresh', 'status'],
  timeout: ['refresh', 'seconds'],
  'no-client': [],
  'no-engine': ['endpoint'],
  'no-answer': ['endpoint'],
  'keeps-dying': ['endpoint'],
  'not-listed': ['endpoint', 'entry'],
  'not-unlisted': ['endpoint', 'entry'],
  'not-stopped': [],
  'started-otherwise': ['script', 'endpoint'],
  'not-imported': ['database'],
  'directory-there': [],
  'content-differs': ['path'],
  'change-exists': ['change'],
  'store-busy': ['process'],
  'not-built': ['bundle'],
} as const satisfies Record<string, readonly string[]>

export type ReasonCode = keyof typeof reasonArguments

/** Why something failed, by its code. */
export interface Reason {
  readonly why: ReasonCode
  readonly params: Readonly<Record<string, string>>
}

/** The details of a failure: the program's own reasons, and foreign text, which may have several lines. */
export type Detail = readonly (string | Reason)[]

/** Parses a reason from the text after `why `; undefined for an unknown code. */
export function readReason(text: string): Reason | undefined {
  const [code = '', ...words] = text.split(' ')
  if (!isReasonCode(code)) return undefined
  const names: readonly string[] = reasonArguments[code]
  const valueAt = (index: number): string =>
    index === names.length - 1 ? words.slice(index).join(' ') : (words[index] ?? '')
  return { why: code, params: Object.fromEntries(names.map((name, index) => [name, valueAt(index)])) }
}

function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(reasonArguments, code)
}
