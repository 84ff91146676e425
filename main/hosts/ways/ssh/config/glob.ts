import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The files that match a path with `*`, `?` and `[…]`, sorted by name (glob(7)). A path without them is its own match,
 * whether or not the file exists.
 */
export async function findFiles(pattern: string): Promise<string[]> {
  if (!/[*?[]/.test(pattern)) return [pattern]
  const parent = dirname(pattern)
  const name = pattern.slice(parent.length).replace(/^[/\\]/, '')
  const found: string[] = []
  for (const directory of await findFiles(parent)) {
    if (!/[*?[]/.test(name)) {
      found.push(join(directory, name))
      continue
    }
    const names = await readdir(directory).catch((): string[] => [])
    const isMatch = nameMatcher(name)
    const matching = names.filter((entry) => isMatch(entry) && (name.startsWith('.') || !entry.startsWith('.')))
    found.push(...matching.sort().map((entry) => join(directory, entry)))
  }
  return found
}

/** A `[` that is not closed stands for itself. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const source = pattern.replace(/\[([!^]?)(\]?[^\]]*)\]|[\s\S]/gu, (part, negation: string, set?: string) => {
    if (set !== undefined) return `[${negation === '' ? '' : '^'}${set.replace(/[\\\]^[]/g, '\\$&')}]`
    if (part === '*') return '[\\s\\S]*'
    return part === '?' ? '[\\s\\S]' : part.replace(/[\\^$.|+()[\]{}/]/g, '\\$&')
  })
  try {
    const expression = new RegExp(`^${source}$`, 'u')
    return (name) => expression.test(name)
  } catch {
    return () => false // a range that ends before it begins
  }
}
