/** Checks on the values of a request; the apply program makes the same checks. They throw on our own bugs only. */

/** A word of letters, digits and hyphens: a change's id, a hash, the name of a refresh. */
export function checkName(word: string): string {
  return check(word, /^[0-9A-Za-z-]+$/, 'name')
}

/** A word that is safe as a command's argument: no spaces, nothing special to a shell or a terminal. */
export function checkArgument(word: string): string {
  return check(word, /^[0-9A-Za-z._:/@=,+[\]-]+$/, 'argument')
}

/** A registry's name as image references spell it: `host`, `host:port`, an IPv6 address in brackets. */
export function checkRegistry(word: string): string {
  return check(word, /^(?!\.)[0-9A-Za-z.:[\]-]+$/, 'registry')
}

/** A path from the root without `.`, `..`, empty parts or control characters; `/` alone is a path too. */
export function checkPath(path: string): string {
  return check(path, /^(?:\/|(?:\/(?!\.{1,2}(?:\/|$))[^/\p{Cc}]+)+)$/u, 'path')
}

/** Paths without duplicates. */
export function checkDistinct(paths: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice !== undefined) throw new TypeError(`named twice in one stage: ${JSON.stringify(twice)}`)
}

function check(word: string, pattern: RegExp, kind: string): string {
  if (!pattern.test(word)) throw new TypeError(`not a ${kind} for a host program: ${JSON.stringify(word)}`)
  return word
}
