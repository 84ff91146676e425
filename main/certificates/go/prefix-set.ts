/** Some texts, asked whether another one begins with one of them. */
export interface PrefixSet {
  readonly has: (text: string) => boolean
  /** The same, where the other one is longer. */
  readonly hasShorter: (text: string) => boolean
}

/**
 * Sorts texts and drops those that begin with another one: the last one that does not come after a text is then the only one that the text
 * can begin with. So a question takes as many steps as their number has digits, however many a stranger wrote.
 */
export function prefixSet(prefixes: readonly string[]): PrefixSet {
  const kept: string[] = []
  for (const prefix of [...prefixes].sort()) {
    const last = kept.at(-1)
    if (last === undefined || !prefix.startsWith(last)) kept.push(prefix)
  }
  const hasOne = (text: string, comesBefore: (prefix: string) => boolean): boolean => {
    let [from, to] = [0, kept.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (comesBefore(kept[middle] ?? '')) from = middle + 1
      else to = middle
    }
    const last = kept[from - 1]
    return last !== undefined && text.startsWith(last)
  }
  return {
    has: (text) => hasOne(text, (prefix) => prefix <= text),
    hasShorter: (text) => hasOne(text, (prefix) => prefix < text),
  }
}
