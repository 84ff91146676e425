import { matchesList } from '../pattern.ts'
import { cutWord } from './words.ts'

/** Whether settings apply to a host: `unclear` where that depends on what Mooring does not evaluate. */
export type Applies = 'yes' | 'no' | 'unclear'

/** One condition of a Match line. */
export interface Criterion {
  /** In lower case, without `!`. */
  readonly name: string
  readonly isNegated: boolean
  readonly value: string
}

/** What a Match line is held against. */
export interface MatchContext {
  /** The host as looked for now; undefined where that is unclear. */
  readonly host: string | undefined
  /** As typed. */
  readonly originalHost: string
  /** Undefined where it is unclear. */
  readonly user: string | undefined
  readonly localUser: string
  readonly isFinal: boolean
}

/** Run a command, depend on the network, or are known to newer versions only. */
const unevaluated: ReadonlySet<string> = new Set([
  'exec',
  'localnetwork',
  'tagged',
  'command',
  'sessiontype',
  'version',
])
const withoutValue: ReadonlySet<string> = new Set(['all', 'final', 'canonical'])
const withNames: ReadonlySet<string> = new Set(['host', 'originalhost', 'user', 'localuser'])

/**
 * Reads what follows `Match` (readconf.c, match_cfg_line).
 *
 * Where versions of OpenSSH split it differently, the last criterion is `unclear`.
 * @returns undefined where OpenSSH refuses it.
 */
export function parseMatch(text: string): Criterion[] | undefined {
  const criteria: Criterion[] = []
  let left: string | undefined = text
  const next = (): string | undefined => {
    const cut = left === undefined ? { word: '', rest: undefined } : cutWord(left)
    left = cut?.rest
    return cut?.word
  }
  while (left !== undefined && left !== '' && !left.startsWith('#')) {
    const word = next()
    if (word === undefined || word === '') return undefined
    const isNegated = word.startsWith('!')
    const name = (isNegated ? word.slice(1) : word).toLowerCase()
    if (/['\\]/.test(word)) return [...criteria, { name: 'unclear', isNegated: false, value: word }]
    if (name === 'all') {
      if (criteria.length > 1 || (left ?? '').replace(/^#.*/, '') !== '') return undefined
      return [...criteria, { name, isNegated, value: '' }]
    }
    if (withoutValue.has(name)) {
      criteria.push({ name, isNegated, value: '' })
      continue
    }
    if (!withNames.has(name) && !unevaluated.has(name)) return undefined
    const value = next()
    if (value === undefined || value === '' || value.startsWith('#')) return undefined
    if (/['\\]/.test(value)) return [...criteria, { name: 'unclear', isNegated: false, value }]
    criteria.push({ name, isNegated, value })
  }
  return criteria.length === 0 ? undefined : criteria
}

/** Whether all criteria hold. One that does not hold decides, whatever the others are. */
export function judgeMatch(criteria: readonly Criterion[], context: MatchContext): Applies {
  const verdicts = criteria.map((criterion) => judgeCriterion(criterion, context))
  if (verdicts.includes('no')) return 'no'
  return verdicts.includes('unclear') ? 'unclear' : 'yes'
}

/** Whether the files have to be read again for the final host (ssh_config(5), Match). */
export function wantsFinalPass(criteria: readonly Criterion[]): boolean {
  return criteria.some(({ name, value }) => name === 'final' || (name === 'unclear' && /final/i.test(value)))
}

function judgeCriterion({ name, isNegated, value }: Criterion, context: MatchContext): Applies {
  const holds = criterionHolds(name, value, context)
  if (holds === undefined) return 'unclear'
  return holds === isNegated ? 'no' : 'yes'
}

function criterionHolds(name: string, value: string, context: MatchContext): boolean | undefined {
  const { host, originalHost, user, localUser, isFinal } = context
  if (name === 'all') return true
  if (name === 'final' || name === 'canonical') return isFinal
  if (name === 'host') return host === undefined ? undefined : matchesHost(host, value)
  if (name === 'originalhost') return matchesHost(originalHost, value)
  if (name === 'user') return user === undefined ? undefined : matchesList(user, value.split(','))
  if (name === 'localuser') return matchesList(localUser, value.split(','))
  return undefined
}

function matchesHost(host: string, patterns: string): boolean {
  return matchesList(lowerCase(host), lowerCase(patterns).split(','))
}

/** OpenSSH's own lower case, of ASCII letters only (misc.c, lowercase). */
export function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
