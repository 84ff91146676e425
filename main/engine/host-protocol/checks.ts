import type { PosixAccess } from '../../../shared/model/facts.ts'
import type { PutOp } from '../../../shared/model/plan.ts'

/** Checks on what goes into a request, the same that the apply program makes at the other end. They throw on our own bugs only. */

/** A word of letters, digits and hyphens: a change's id, a hash, the name of a refresh. */
export function checkName(word: string): string {
  return check(word, /^[0-9A-Za-z-]+$/, 'name')
}

const argument = /^[0-9A-Za-z._:/@=,+[\]-]+$/
const plannedPath = /^(?:\/|(?:\/(?!\.{1,2}(?:\/|$))[^/\p{Cc}]+)+)$/u

/** A word that is safe as a command's argument: no spaces, nothing special to a shell or a terminal. */
export function checkArgument(word: string): string {
  return check(word, argument, 'argument')
}

/** Whether a word may be a command's argument. */
export function isArgument(word: string): boolean {
  return argument.test(word)
}

/** A registry's name as image references spell it: `host`, `host:port`, an IPv6 address in brackets. */
export function checkRegistry(word: string): string {
  return check(word, /^(?!\.)[0-9A-Za-z.:[\]-]+$/, 'registry')
}

/** A text of one line. */
export function checkLine(text: string): string {
  return check(text, /^[\x20-\x7e]+$/, 'line')
}

/** A path from the root without `.`, `..`, empty parts or control characters; `/` alone is a path too. */
export function checkPath(path: string): string {
  return check(path, plannedPath, 'path')
}

/** Whether a request can be about a path: what a host reports as a file may have any name. */
export function isPlannedPath(path: string): boolean {
  return plannedPath.test(path)
}

/** Whose a new file is and who may use it: `sh` runs where there are modes only. */
export function checkAccess({ path, posix }: Pick<PutOp, 'path' | 'posix'>): PosixAccess {
  if (!posix) throw new TypeError(`no mode for a host program: ${JSON.stringify(path)}`)
  return posix
}

/** Paths of which none is named twice. */
export function checkDistinct(paths: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice !== undefined) throw new TypeError(`named twice in one stage: ${JSON.stringify(twice)}`)
}

function check(word: string, pattern: RegExp, kind: string): string {
  if (!pattern.test(word)) throw new TypeError(`not a ${kind} for a host program: ${JSON.stringify(word)}`)
  return word
}
