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
 * A catalogue in a language that nobody speaks: every text accented, longer, and in brackets, which leave its
 * placeholders out. What a person then sees without brackets is no word of the catalogue: foreign text, or English that
 * stands in data. A text that lacks its last bracket is cut off.
 */
export function pseudo<T>(words: T): T {
  if (typeof words === 'string') return pseudoText(words) as T
  if (Array.isArray(words)) return words.map((each) => pseudo(each)) as T
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)])) as T
}

function pseudoText(text: string): string {
  if (text === '') return text
  const more = '·'.repeat(Math.ceil(text.length * (text.length < 30 ? growth.short : growth.long)))
  const parts = text.split(/(\{[a-zA-Z]+\})/)
  return parts.map((part, index) => pseudoPart(part, index, index === parts.length - 1 ? more : '')).join('')
}

/** Every second part is a placeholder. */
function pseudoPart(part: string, index: number, more: string): string {
  if (index % 2 === 1 || part + more === '') return part
  return `⟦${part.replace(/[a-zA-Z]/g, (letter) => accented[letter] ?? letter)}${more}⟧`
}
