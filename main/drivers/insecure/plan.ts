import { Failure } from '../../../shared/failure.ts'
import { dockerEngines, expectedDocker, type HostFacts, isLive } from '../../../shared/model/facts.ts'
import type { Registry } from '../../../shared/model/inspection.ts'
import { type Draft, type EngineRestart, type Note, restartOf, type Stage } from '../../../shared/model/plan.ts'
import { makeNote } from '../../../shared/note.ts'
import { isBoot2Docker } from '../boot2docker/release.ts'
import { blockingFiles, settingAside } from '../docker-engine/certs-d/blocking-files.ts'
import { registryDirectories } from '../docker-engine/certs-d/registry-directories.ts'
import { configPath } from '../docker-engine/config/config-file.ts'
import { desktopNotes } from '../docker-engine/restart/desktop-notes.ts'
import { stoppedContainers } from '../docker-engine/restart/plan-restart.ts'
import { verifyRequests } from '../docker-engine/verify.ts'
import type { InsecureOffIntent, InsecureOnIntent } from '../resolved-intent.ts'
import { listedEntries } from './daemon-json/json-list.ts'
import { planDisk, refuseHiddenList } from './disk-plan.ts'
import { parseInsecureEntry } from './entry.ts'
import { planFile, readTarget } from './file-plan.ts'
import { type FlagPlan, planFlags } from './flag-plan.ts'
import { flagUse } from './flags/flag-use.ts'
import { insecureSeverities } from './notes.ts'
import { restartsOf } from './refresh.ts'
import { covering } from './status.ts'
import { takesFile } from './takes-file.ts'
import { type Target, targets } from './targets.ts'

type InsecureIntent = InsecureOnIntent | InsecureOffIntent

interface Part {
  readonly path: string
  readonly stages: readonly Stage[]
  readonly notes: readonly Note[]
  readonly restarts: readonly EngineRestart[]
  readonly rewritten: string | undefined
}

/**
 * Plans `insecure-registries` for every Docker engine of a host: in daemon.json with a reload, or, if the flag is
 * already in use, as a flag with a restart. An engine never gets both, since it would not start.
 * @throws Failure of the `insecure-entry-*` and `daemon-*` rows.
 */
export function planInsecure(facts: HostFacts, intent: InsecureIntent): Draft {
  const { entry } = parseInsecureEntry(intent.registry.name)
  const parts = targets(facts).map((target) => planTarget(facts, target, entry, intent))
  const restarts = parts.flatMap((part) => part.restarts)
  const disk = planDisk(
    facts,
    intent,
    entry,
    parts.flatMap((part) => part.stages),
  )
  const aside = asideFor(facts, intent)
  return {
    stages: [...(aside.removes.length > 0 ? [{ files: aside.removes, runs: [] }] : []), ...disk.stages],
    notes: [
      ...generalNotes(facts, intent),
      ...aside.notes,
      ...parts.flatMap(({ notes }) => notes),
      ...disk.notes,
      ...restartNotes(facts, restarts),
    ],
    restarts,
    claims: disk.claims,
    toSetAside: aside.toSetAside,
    verify: intent.kind === 'insecure-on' ? verifyRequests(facts, intent.registry) : [],
    rewritten: parts.some(({ rewritten }) => rewritten !== undefined),
  }
}

/** Files that Docker stops at, although it does not check the registry's certificate. No Docker of Boot2Docker's does. */
function asideFor(facts: HostFacts, intent: InsecureIntent): ReturnType<typeof settingAside> {
  if (intent.kind === 'insecure-off' || isBoot2Docker(facts)) return settingAside([])
  const directories = registryDirectories(facts, intent.registry)
  const blocking = directories.flatMap(({ path }) => blockingFiles(facts, path, { isInsecure: true }))
  return settingAside(blocking, intent.setAside)
}

function planTarget(facts: HostFacts, target: Target, entry: string, intent: InsecureIntent): Part {
  const on = intent.kind === 'insecure-on'
  const uses = target.engines.map((engine) => ({ engine, use: flagUse(facts, engine) }))
  const isFlagged = uses.some(({ use }) => use.inUse.length > 0 || use.unfound.length > 0)
  const document = readTarget(facts, target)
  if (isFlagged && document?.list) throw new Failure('daemon-flag-and-file', { path: target.path })
  const byFlags = isFlagged || (!document?.list && target.engines.some((engine) => !takesFile(facts, engine)))
  if (on && byFlags) refuseHiddenList(facts)
  const plans: FlagPlan[] = byFlags
    ? uses.map(({ engine, use }) => planFlags(facts, engine, use, entry, on))
    : [filePlan(facts, target, entry, on)]
  const listed = document ? listedEntries(document) : []
  const stages = plans.flatMap((each) => each.stages)
  const part: Part = {
    path: target.path,
    stages,
    notes: [
      ...(on ? spellingNotes(entry, listed) : []),
      ...plans.flatMap(({ notes }) => notes),
      ...desktopNotes(facts, isDue(target, entry, on, stages) ? [target.path] : []),
    ],
    restarts: plans.flatMap(({ restarts }) => restarts),
    rewritten: plans.find(({ rewritten }) => rewritten !== undefined)?.rewritten,
  }
  return { ...part, notes: [...part.notes, ...machineNotes(part, intent)] }
}

function filePlan(facts: HostFacts, target: Target, entry: string, on: boolean): FlagPlan {
  const stages = planFile(facts, target, entry, on)
  const isTold = stages.some(({ runs }) => runs.length > 0)
  return { stages, notes: [], restarts: isTold ? restartsOf(target.engines, false) : [], rewritten: undefined }
}

/** Whether something is to change, or has been changed and an engine does not know of it. */
function isDue({ engines }: Target, entry: string, on: boolean, stages: readonly Stage[]): boolean {
  return stages.length > 0 || engines.some(({ insecure }) => insecure !== undefined && insecure.includes(entry) !== on)
}

/** docker-machine overwrites its flags and leaves daemon.json alone; with both, Docker does not start. */
function machineNotes({ path, stages, rewritten }: Part, { kind, machineConfig }: InsecureIntent): Note[] {
  if (rewritten === undefined) {
    return kind === 'insecure-on' && machineConfig
      ? [makeNote(insecureSeverities, 'insecure-machine-needless', { path })]
      : []
  }
  return stages.length > 0 && !machineConfig
    ? [makeNote(insecureSeverities, 'insecure-machine', { path: rewritten })]
    : []
}

function generalNotes(facts: HostFacts, intent: InsecureIntent): Note[] {
  const { registry } = intent
  const { name, host } = registry
  const anyway = anywayNotes(facts, registry)
  if (intent.kind === 'insecure-off') return anyway
  const { until } = intent
  const isClassic = dockerEngines(facts).some(({ imageStore }) => imageStore !== 'containerd')
  const isUnresolved = facts.names?.some((each) => each.host === host && each.addresses.length === 0)
  return [
    makeNote(insecureSeverities, 'insecure-cost', { registry: name }),
    ...(isClassic ? [makeNote(insecureSeverities, 'insecure-no-pair', { registry: name })] : []),
    ...(isUnresolved ? [makeNote(insecureSeverities, 'insecure-unresolved', { host })] : []),
    ...(until === undefined
      ? []
      : [makeNote(insecureSeverities, 'insecure-until', { registry: name, until: { at: until, to: 'minute' } })]),
    ...anyway,
    ...engineNotes(facts),
  ]
}

/** Ranges that cover the registry, given or built in: an entry makes no difference then. */
function anywayNotes(facts: HostFacts, registry: Registry): Note[] {
  const values = dockerEngines(facts).flatMap(({ insecure }) => insecure ?? [])
  const causes = covering(facts, registry, [...new Set(['127.0.0.0/8', ...values])]).filter(({ by }) => by !== 'entry')
  return causes.map(({ value }) =>
    makeNote(insecureSeverities, 'insecure-anyway', { registry: registry.name, cause: value }),
  )
}

function engineNotes(facts: HostFacts): Note[] {
  const expected = expectedDocker(facts).map((engine) =>
    makeNote(insecureSeverities, 'insecure-no-engine', { path: configPath(facts, engine) }),
  )
  const away = dockerEngines(facts).filter(({ endpoint }) => endpoint === undefined)
  return isLive(facts)
    ? [
        ...expected,
        ...away.map(({ flavour }) =>
          makeNote(insecureSeverities, 'insecure-at-start', { flavour: { phrase: `flavour-${flavour}` } }),
        ),
      ]
    : expected
}

function restartNotes(facts: HostFacts, restarts: readonly EngineRestart[]): Note[] {
  const restarted = dockerEngines(facts).filter((engine) => restartOf(engine, restarts) === 'restart')
  const count = restarted.reduce((sum, engine) => sum + stoppedContainers(engine), 0)
  return count > 0 ? [makeNote(insecureSeverities, 'insecure-restart', { count })] : []
}

/** Entries for the same host in another spelling: people think that they mean the same registry. */
function spellingNotes(entry: string, listed: readonly string[]): Note[] {
  const hostOf = (text: string): string => text.replace(/:\d+$/, '').toLowerCase()
  const others = listed.filter((each) => each !== entry && hostOf(each) === hostOf(entry))
  return others.map((other) => makeNote(insecureSeverities, 'insecure-other-spelling', { other, registry: entry }))
}
