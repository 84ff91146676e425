/**
 * Whether a text matches an OpenSSH pattern: `*` any bytes, `?` exactly one (ssh_config(5), PATTERNS; match.c): a letter
 * outside of ASCII is several. The time is at most the product of their lengths.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  return /[*?]/.test(pattern) ? matchesBytes(bytesOf(text), bytesOf(pattern)) : text === pattern
}

/** Each byte of the UTF-8 as one character. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

function matchesBytes(text: string, pattern: string): boolean {
  let at = 0
  let next = 0
  // The position of the last star, and the length of its match so far.
  let star = -1
  let taken = 0
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = next
      taken = at
      next += 1
    } else if (pattern[next] === '?' || pattern[next] === text[at]) {
      at += 1
      next += 1
    } else if (star >= 0) {
      taken += 1
      at = taken
      next = star + 1
    } else {
      return false
    }
  }
  return /^\**$/.test(pattern.slice(next))
}

/** The same for a list of patterns: at least one must match, and a matching one with `!` forbids it. */
export function matchesList(text: string, patterns: readonly string[]): boolean {
  const matching = patterns.filter((pattern) => matchesPattern(text, pattern.replace(/^!/, '')))
  return matching.length > 0 && !matching.some((pattern) => pattern.startsWith('!'))
}
