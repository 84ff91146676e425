/** Accented letters: still readable, but clearly not English. */
const accented: Readonly<Record<string, string>> = {
  a: 'å',
  c: 'ç',
  e: 'é',
  i: 'î',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'û',
  y: 'ý',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  U: 'Û',
  Y: 'Ý',
}

/** How much longer than English a short or long text may become in another language. */
const growth = { short: 0.6, long: 0.3 } as const

/**
 * A catalogue in a pseudo-language: every text is accented, longer and in brackets, with unchanged placeholders. Text
 * without brackets on screen is not from the catalogue; text without its closing bracket is cut off.
 */
export function pseudo<T>(words: T): T {
  if (typeof words === 'string') return pseudoText(words) as T
  if (Array.isArray(words)) return words.map((each) => pseudo(each)) as T
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)])) as T
}

function pseudoText(text: string): string {
  if (text === '') return text
  const letters = text.replace(/\{[^}]*\}|[a-zA-Z]/g, (part) => accented[part] ?? part)
  const more = Math.ceil(text.length * (text.length < 30 ? growth.short : growth.long))
  return `⟦${letters}${'·'.repeat(more)}⟧`
}
