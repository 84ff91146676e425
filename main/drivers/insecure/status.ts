import { Failure, type FailureData, failureData } from '../../../shared/failure.ts'
import {
  type DockerEngine,
  dockerEngines,
  expectedDocker,
  type HostFacts,
  isLive,
} from '../../../shared/model/facts.ts'
import { type EngineInsecure, type InsecureList, isUntold } from '../../../shared/model/insecure.ts'
import type { Registry } from '../../../shared/model/inspection.ts'
import { nextConfigPath } from '../docker-engine/config/config-file.ts'
import { receiptsFor } from '../receipts.ts'
import { type Address, contains, parseAddress, parseRange } from './address.ts'
import { listedEntries } from './daemon-json/json-list.ts'
import { hiddenEntries } from './disk-plan.ts'
import { parseInsecureEntry, withoutScheme } from './entry.ts'
import { readTarget } from './file-plan.ts'
import { entriesIn } from './flags/flag-file.ts'
import { flagUse } from './flags/flag-use.ts'

/** Why an engine treats a registry as insecure. */
type InsecureCause = EngineInsecure['causes'][number]

/** moby registry/config.go: the first in all versions, the second since 28.0. */
const builtIn: ReadonlySet<string> = new Set(['127.0.0.0/8', '::1/128'])

/** Of the values in a list those that make something insecure. */
type Match = (values: readonly string[]) => InsecureCause[]

/** Tells for each Docker engine whether a registry is insecure, by whom, in force and as configured. Never throws. */
export function dockerInsecureStatus(facts: HostFacts, registry: Registry): EngineInsecure[] {
  const until = untilOf(facts, registry.name)
  const match: Match = (values) => covering(facts, registry, values)
  return dockers(facts).map((engine) =>
    statusOf(facts, { engine, configured: configuredValues(facts, engine) }, match, until),
  )
}

/**
 * The same for every entry that an engine reports or its settings list, but for what is built in, and for every registry
 * that Mooring made insecure, also where somebody took its entry out. Never throws.
 */
export function dockerInsecureEntries(facts: HostFacts): InsecureList {
  const all = dockers(facts).map((engine) => ({ engine, configured: configuredValues(facts, engine) }))
  const listed = all.flatMap(({ engine, configured }) => [
    ...(engine.insecure ?? []),
    ...configured.values.flatMap(({ values }) => values),
  ])
  const own = facts.receipts.flatMap(({ kind, registry }) => (kind === 'insecure' ? [registry] : []))
  const entries = [...new Set([...listed.map(withoutScheme), ...own])].filter((entry) => !builtIn.has(entry)).sort()
  const registries = entries.map((entry) => {
    const match: Match = (values) => values.flatMap((value) => (withoutScheme(value) === entry ? [cause(value)] : []))
    return { registry: entry, engines: all.map((each) => statusOf(facts, each, match, untilOf(facts, entry))) }
  })
  const bare = all.map((each) => statusOf(facts, each, () => [], undefined))
  return { registries, incomplete: bare.filter((each) => each.problem || isUntold(each)) }
}

const dockers = (facts: HostFacts): DockerEngine[] => [...dockerEngines(facts), ...expectedDocker(facts)]

const cause = (value: string): InsecureCause => ({ by: parseRange(withoutScheme(value)) ? 'range' : 'entry', value })

/** The values that make the registry insecure. */
export function covering(facts: HostFacts, registry: Registry, values: readonly string[]): InsecureCause[] {
  const addresses = addressesOf(facts, registry)
  return values.flatMap((value): InsecureCause[] => {
    const range = parseRange(withoutScheme(value))
    if (!range) return isSameName(value, registry) ? [{ by: 'entry', value }] : []
    const covers = addresses.some((address) => contains(range, address))
    return covers ? [{ by: builtIn.has(value) ? 'built-in' : 'range', value }] : []
  })
}

function statusOf(
  facts: HostFacts,
  { engine, configured }: { readonly engine: DockerEngine; readonly configured: Configured },
  match: Match,
  until: string | undefined,
): EngineInsecure {
  const { flavour, endpoint, insecure } = engine
  const written = configured.values.flatMap(({ path, values }) => match(values).map((cause) => ({ ...cause, path })))
  const told = match(insecure ?? ['127.0.0.0/8'])
  const others = told.filter(({ value }) => !written.some((cause) => withoutScheme(cause.value) === value))
  return {
    kind: 'docker',
    flavour,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(insecure === undefined ? { unasked: whyUnasked(facts, engine) } : { inForce: told.length > 0 }),
    isConfigured: written.length > 0 || told.some(({ by }) => by === 'built-in'),
    causes: [...written, ...others],
    ...(until === undefined ? {} : { until }),
    isOverdue: until !== undefined && Date.parse(until) < facts.clock * 1000,
    ...(configured.problem ? { problem: configured.problem } : {}),
  }
}

/** Why an engine has not told its list. A process that a user may not ask is seen all the same. */
function whyUnasked(facts: HostFacts, engine: DockerEngine): NonNullable<EngineInsecure['unasked']> {
  if (!isLive(facts)) return 'tree'
  if (facts.engines.length === 0) return 'absent'
  if (engine.isSilent) return 'silent'
  if (engine.reachable) return 'unsaid'
  return engine.pid === undefined ? 'stopped' : 'refused'
}

/** The last change counts: its id begins with its time. */
function untilOf(facts: HostFacts, registry: string): string | undefined {
  const receipts = receiptsFor(facts, { kind: 'insecure', registry }).filter(({ until }) => until !== undefined)
  return receipts.sort((a, b) => (a.change < b.change ? -1 : 1)).at(-1)?.until
}

interface Configured {
  readonly values: readonly { readonly path: string; readonly values: readonly string[] }[]
  readonly problem?: FailureData
}

function configuredValues(facts: HostFacts, engine: DockerEngine): Configured {
  try {
    const path = nextConfigPath(facts, engine)
    const document = readTarget(facts, { path, engines: [engine] })
    const files = document ? [{ path, values: listedEntries(document) }] : []
    const flagged = flagUse(facts, engine).inUse.map((each) => ({ path: each.file.path, values: entriesIn(each) }))
    return { values: [...files, ...flagged, ...(engine.flavour === 'rootful' ? hiddenEntries(facts) : [])] }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { values: [], problem: failureData(error) }
  }
}

/** The addresses that dockerd compares with ranges: the name itself, or its DNS result on this host. */
function addressesOf(facts: HostFacts, { host }: Registry): Address[] {
  const own = parseAddress(host)
  const texts = facts.names?.find((name) => name.host === host)?.addresses ?? []
  return own === undefined ? texts.flatMap((text) => parseAddress(text) ?? []) : [own]
}

function isSameName(value: string, { name }: Registry): boolean {
  try {
    return parseInsecureEntry(value).entry === name
  } catch {
    return false
  }
}
