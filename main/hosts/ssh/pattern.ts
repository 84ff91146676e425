/** Whether a text is what a pattern of OpenSSH describes: `*` any characters, `?` exactly one (ssh_config(5), PATTERNS). */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern.replace(/[^*?]/gu, (character) => character.replace(/[\\^$.|+()[\]{}]/, '\\$&'))
  return new RegExp(`^${source.replace(/\*+/g, '.*').replace(/\?/g, '.')}$`, 'su').test(text)
}

/** The same for a list of patterns, of which one at least must match; one with `!` in front that matches forbids it. */
export function matchesList(text: string, patterns: readonly string[]): boolean {
  const matching = patterns.filter((pattern) => matchesPattern(text, pattern.replace(/^!/, '')))
  return matching.length > 0 && !matching.some((pattern) => pattern.startsWith('!'))
}
