import type { Failure } from '../../../../../shared/failure.ts'
import { valueKinds } from './keywords.ts'
import { type ConfigLine, invalidLine } from './lines.ts'
import { lowerCase } from './match.ts'

const flags: ReadonlyMap<string, string> = new Map([
  ['yes', 'yes'],
  ['true', 'yes'],
  ['no', 'no'],
  ['false', 'no'],
])

/**
 * The values of a line with a keyword that Mooring reads, checked as OpenSSH checks them, whether or not the line applies.
 * @throws Failure `ssh-config-invalid`.
 */
export function readValues(line: ConfigLine): readonly string[] {
  const { keyword, written, words, place } = line
  const kind = valueKinds.get(keyword)
  const [first] = words
  if (words.includes('') || first === undefined) {
    throw invalidLine(place, { phrase: 'config-value-missing', params: { keyword: written } })
  }
  const bad = (value: string): Failure =>
    invalidLine(place, { phrase: 'config-value-bad', params: { keyword: written, value } })
  // Bytes that are not UTF-8.
  const broken = words.find((word) => word.includes('\uFFFD'))
  if (broken !== undefined) throw bad(broken)
  if (kind === 'words') {
    const lower = keyword.startsWith('canonical') ? words.map(lowerCase) : words
    const none = lower.find((word) => lowerCase(word) === 'none')
    if (none === undefined) return lower
    if (words.length > 1) throw bad(none)
    return ['none']
  }
  if (words.length > 1) throw invalidLine(place, { phrase: 'config-values-many', params: { keyword: written } })
  if (kind === 'flag' || kind === 'flag-or-always') {
    const choice = lowerCase(first)
    const value = flags.get(choice) ?? (kind === 'flag-or-always' && choice === 'always' ? choice : undefined)
    if (value === undefined) throw bad(first)
    return [value]
  }
  if (kind === 'count' && !/^\d{1,9}$/.test(first)) throw bad(first)
  if (kind === 'port' && !/^0*[1-9]\d{0,4}$/.test(first)) throw bad(first)
  if (kind === 'port' && Number(first) > 65_535) throw bad(first)
  return [first]
}
