import type { ConfigBlock } from './config-files.ts'
import type { Condition } from './config-parse.ts'
import { matchesList } from './pattern.ts'

/** Whom the settings are for. */
export interface ConfigQuery {
  /** As typed, before HostName. */
  readonly host: string
  /** As typed; what a person names outweighs the files. */
  readonly user?: string
  readonly localUser: string
}

/** What the files say about one host. */
export interface HostSettings {
  /** The first value of a keyword (lower case), as the first file that has one says it. */
  readonly first: (keyword: string) => string | undefined
  /** Its values: those of the first line, or of all lines for keywords that add up. */
  readonly all: (keyword: string) => readonly string[]
  /** Match lines that Mooring does not evaluate; what they hold was left out. */
  readonly skipped: readonly string[]
}

/** Keywords whose lines add up; for all others the first one counts (ssh_config(5)). */
const additive: ReadonlySet<string> = new Set(['identityfile'])

/** Finds the settings for a host among the blocks of all files. */
export function lookUp(blocks: readonly ConfigBlock[], query: ConfigQuery): HostSettings {
  const found = new Map<string, readonly string[]>()
  const skipped = new Set<string>()
  for (const { when, settings } of blocks) {
    const context = { ...query, user: query.user ?? found.get('user')?.[0], hostName: found.get('hostname')?.[0] }
    if (!when.every((condition) => mayHold(condition, context))) continue
    const unclear = when.filter((condition) => !isClear(condition))
    for (const condition of unclear) if (condition.kind === 'match') skipped.add(condition.text)
    if (unclear.length > 0) continue
    for (const { keyword, values } of settings) {
      const before = found.get(keyword)
      if (before === undefined) found.set(keyword, values)
      else if (additive.has(keyword)) found.set(keyword, [...before, ...values])
    }
  }
  return {
    first: (keyword) => found.get(keyword)?.[0],
    all: (keyword) => found.get(keyword) ?? [],
    skipped: [...skipped],
  }
}

interface Context extends Omit<ConfigQuery, 'user'> {
  readonly user: string | undefined
  readonly hostName: string | undefined
}

type Criterion = (value: string, context: Context) => boolean

/** Criteria of Match that need nothing but the names; the others run commands or look at the network. */
const criteria: Readonly<Record<string, Criterion>> = {
  all: () => true,
  host: (value, { host, hostName }) => matchesList((hostName ?? host).replaceAll('%h', host), value.split(',')),
  originalhost: (value, { host }) => matchesList(host, value.split(',')),
  user: (value, { user, localUser }) => matchesList(user ?? localUser, value.split(',')),
  localuser: (value, { localUser }) => matchesList(localUser, value.split(',')),
}

/** Whether Mooring can tell all that the condition asks for. */
function isClear(condition: Condition): boolean {
  return condition.kind === 'host' || [...condition.criteria.keys()].every((name) => Object.hasOwn(criteria, name))
}

/** Whether all of it holds that Mooring can tell. */
function mayHold(condition: Condition, context: Context): boolean {
  if (condition.kind === 'host') return matchesList(context.host, condition.patterns)
  return [...condition.criteria].every(([name, value]) => criteria[name]?.(value, context) ?? true)
}
