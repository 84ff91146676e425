import type { ConfigBlock } from './config-files.ts'
import type { Condition } from './config-parse.ts'
import { matchesList } from './pattern.ts'

/** The host and user to look up. */
export interface ConfigQuery {
  /** As typed, before HostName. */
  readonly host: string
  /** As typed; it takes precedence over the files. */
  readonly user?: string
  readonly localUser: string
}

/** The settings for one host. */
export interface HostSettings {
  /** The first value of a keyword (lower case) in the first file that has it. */
  readonly first: (keyword: string) => string | undefined
  /** Its values: those of the first line, or of all lines for cumulative keywords. */
  readonly all: (keyword: string) => readonly string[]
  /** Match lines that Mooring does not evaluate; their settings are ignored. */
  readonly skipped: readonly string[]
}

/** Cumulative keywords; for all others the first line counts (ssh_config(5)). */
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

/** Match criteria that depend on names only; the others run commands or use the network. */
const criteria: Readonly<Record<string, Criterion>> = {
  all: () => true,
  host: (value, { host, hostName }) => matchesList((hostName ?? host).replaceAll('%h', host), value.split(',')),
  originalhost: (value, { host }) => matchesList(host, value.split(',')),
  user: (value, { user, localUser }) => matchesList(user ?? localUser, value.split(',')),
  localuser: (value, { localUser }) => matchesList(localUser, value.split(',')),
}

/** Whether Mooring can evaluate the whole condition. */
function isClear(condition: Condition): boolean {
  return condition.kind === 'host' || [...condition.criteria.keys()].every((name) => Object.hasOwn(criteria, name))
}

/** Whether every evaluable part holds. */
function mayHold(condition: Condition, context: Context): boolean {
  if (condition.kind === 'host') return matchesList(context.host, condition.patterns)
  return [...condition.criteria].every(([name, value]) => criteria[name]?.(value, context) ?? true)
}
