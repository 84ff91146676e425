import { lastLine } from '../../shared/last-line.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { EngineInsecure, InsecureList } from '../../shared/model/insecure.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { Note, RegistryLook, VerifyRequest } from '../../shared/model/plan.ts'
import type { Verdict } from '../../shared/model/verdict.ts'
import { type Driver, type ExitStatus, type IsInsecure, type Obstacle, type Refresh, unanswered } from './driver.ts'
import { goneFiles } from './gone-files.ts'
import { insecureRegistries } from './insecure/index.ts'
import { machineConfig } from './insecure/machine-config/plan.ts'
import { damagedReceiptNotes } from './receipts.ts'
import type { ResolvedIntent } from './resolved-intent.ts'
import { boot2docker } from './trust/boot2docker/index.ts'
import { browsers } from './trust/browsers/index.ts'
import { docker } from './trust/docker/index.ts'
import { java } from './trust/java/index.ts'
import { systemStore } from './trust/system-store/index.ts'

export { blockUsers, unreadPath } from './boot2docker/bootsync.ts'
export { misspelledNames } from './docker-engine/certs-d/obstacles.ts'
export type { DraftPlans, Driver, Obstacle } from './driver.ts'
export { containersStopped, isInHome, leftToPersonNotes } from './engine-kinds.ts'
export { parseInsecureRegistry } from './insecure/entry.ts'
export { asReceiptFiles, claimants, receiptRule, receiptsFor } from './receipts.ts'
export type { MachineConfigIntent, ResolvedAs, ResolvedIntent } from './resolved-intent.ts'

/** Every driver. A new one is a folder in `trust` and a line here; what else it may take, ARCHITECTURE.md says. */
export const drivers: readonly Driver[] = [
  docker,
  boot2docker,
  systemStore,
  browsers,
  java,
  insecureRegistries,
  machineConfig,
]

/** Damaged receipts, and the drivers' notes about a host's current state, for a look at the host or beside a plan. */
export function hostNotes(facts: HostFacts, intent?: ResolvedIntent): Note[] {
  const isInsecure: IsInsecure = (registry) => takesForInsecure(facts, registry)
  return [...damagedReceiptNotes(facts), ...drivers.flatMap(({ notes }) => notes?.(facts, intent, isInsecure) ?? [])]
}

/** How a host's engines stand to a registry, by the drivers that know. Never throws. */
export function insecureStatus(facts: HostFacts, registry: Registry): EngineInsecure[] {
  return drivers.flatMap(({ insecure }) => insecure?.(facts, registry) ?? [])
}

/** Whether an engine has an entry for it, or a range over its address, now or for its next start. Never throws. */
export function takesForInsecure(facts: HostFacts, registry: Registry): boolean {
  return insecureStatus(facts, registry).some(({ causes }) => causes.some(({ by }) => by !== 'built-in'))
}

/** Whom to ask on a host whether they reach a registry. */
export function askRequests(facts: HostFacts, registry: Registry): VerifyRequest[] {
  return drivers.flatMap(({ asks }) => asks?.(facts, registry) ?? [])
}

/** What lies in the way between a host's engines and a registry. Never throws. */
export function obstacles(facts: HostFacts, registry: Registry): Obstacle[] {
  const isInsecure: IsInsecure = (asked) => takesForInsecure(facts, asked)
  return drivers.flatMap(({ obstacles }) => obstacles?.(facts, registry, isInsecure) ?? [])
}

/** The files by which a host trusts a registry, whoever put them there. Never throws. */
export function filesFor(facts: HostFacts, registry: Registry): string[] {
  return [...new Set(drivers.flatMap(({ found }) => found?.(facts, registry) ?? []))]
}

/** The registries that a host has certificates for, whoever put them there. Never throws. */
export function foundRegistries(facts: HostFacts): string[] {
  return [...new Set(drivers.flatMap(({ registries }) => registries?.(facts) ?? []))].sort()
}

/** Whether a file is gone, or has changed since, by which Mooring made a host trust a registry. Never throws. */
export function hasGone(facts: HostFacts, registry: string): boolean {
  const places = drivers.flatMap(({ places }) => places?.(facts) ?? [])
  return goneFiles(facts, registry, places).length > 0
}

/** All that a host's engines take for insecure, by the drivers that know, by its name. Never throws. */
export function insecureEntries(facts: HostFacts): InsecureList {
  const lists = drivers.flatMap(({ insecureEntries }) => (insecureEntries ? [insecureEntries(facts)] : []))
  const found = lists.flatMap(({ registries }) => registries)
  const names = [...new Set(found.map(({ registry }) => registry))].sort()
  const enginesOf = (name: string): EngineInsecure[] =>
    found.flatMap(({ registry, engines }) => (registry === name ? engines : []))
  return {
    registries: names.map((registry) => ({ registry, engines: enginesOf(registry) })),
    incomplete: lists.flatMap(({ incomplete }) => incomplete),
  }
}

/** What is known of a refresh of the apply program by its name; undefined where no driver uses it. */
export function refreshNamed(name: string): Refresh | undefined {
  return drivers.find(({ refreshes }) => refreshes && Object.hasOwn(refreshes, name))?.refreshes?.[name]
}

/** Reads the answer to a request, as an {@link AnswerReader} does. */
export function readAnswer(
  request: VerifyRequest,
  output: string,
  exitStatus: ExitStatus,
  look?: RegistryLook,
): Verdict {
  const { verify } = drivers.find(({ verify }) => verify?.[request.kind]) ?? {}
  const read = verify?.[request.kind]
  return read
    ? read(request, output, exitStatus, look)
    : { ...request, ...unanswered.unavailable, detail: lastLine(output) }
}
