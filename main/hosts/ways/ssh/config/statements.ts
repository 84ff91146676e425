import { otherNames, unread, valueKinds } from './keywords.ts'
import { type ConfigLine, invalidLine, parseLines } from './lines.ts'
import { type Criterion, parseMatch } from './match.ts'
import { readProxy } from './proxy.ts'
import type { ProxyUse } from './settings.ts'
import { readValues } from './values.ts'

/** What a line means, whichever host is looked up. */
export type Meaning =
  | { readonly kind: 'host'; readonly patterns: readonly string[] }
  | { readonly kind: 'match'; readonly criteria: readonly Criterion[] }
  | { readonly kind: 'value'; readonly keyword: string; readonly values: readonly string[] }
  | { readonly kind: 'proxy'; readonly proxy: ProxyUse }
  | { readonly kind: 'include' | 'unread' | 'unknown' }

/** A line with what it means. */
export interface Statement extends ConfigLine {
  readonly meaning: Meaning
}

/**
 * Reads the text of an ssh_config file. A keyword that is unknown may be ignored by an earlier line.
 * @throws Failure `ssh-config-invalid`.
 */
export function readStatements(text: string, file: string): Statement[] {
  return parseLines(text, file).map((line) => ({ ...line, meaning: readMeaning(line) }))
}

function readMeaning(line: ConfigLine): Meaning {
  const keyword = otherNames.get(line.keyword) ?? line.keyword
  const { rest, place } = line
  if (keyword === 'host') {
    if (line.words.includes('')) throw missingValue(line)
    return { kind: 'host', patterns: line.words }
  }
  if (keyword === 'match') {
    const criteria = parseMatch(rest)
    if (!criteria) throw invalidLine(place, { phrase: 'config-match-bad', params: { text: rest } })
    return { kind: 'match', criteria }
  }
  if (keyword === 'include') {
    if (line.words.length === 0) throw missingValue(line)
    return { kind: 'include' }
  }
  if (keyword === 'proxyjump' || keyword === 'proxycommand') return { kind: 'proxy', proxy: readProxy(line) }
  if (valueKinds.has(keyword)) return { kind: 'value', keyword, values: readValues({ ...line, keyword }) }
  return { kind: unread.has(keyword) ? 'unread' : 'unknown' }
}

function missingValue({ place, written }: ConfigLine): Error {
  return invalidLine(place, { phrase: 'config-value-missing', params: { keyword: written } })
}
