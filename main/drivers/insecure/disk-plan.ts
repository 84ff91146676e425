import { Failure } from '../../../shared/failure.ts'
import { dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { Draft, Stage } from '../../../shared/model/plan.ts'
import { isOnDocker, planBlock, planBlockEnd } from '../boot2docker/bootsync.ts'
import { hiddenDaemonJson } from '../boot2docker/disk.ts'
import { isBoot2Docker } from '../boot2docker/release.ts'
import type { InsecureOffIntent, InsecureOnIntent } from '../resolved-intent.ts'
import { listedEntries } from './daemon-json/json-list.ts'
import { planFile, readTarget } from './file-plan.ts'

/** Stages with what the disk of a Boot2Docker machine needs beside them. */
type DiskPlan = Pick<Draft, 'stages' | 'notes'> & { readonly claims: readonly string[] }

/**
 * What a change takes on a Boot2Docker machine beside what Docker reads now. An entry in the disk's daemon.json needs
 * the block in bootsync.sh where something may hide that file, and removing it also looks at a hidden one: Docker reads
 * it once nothing hides it any more. On other hosts the stages as they are.
 * @throws Failure of the `daemon-json-*` rows, `files-blocked`.
 */
export function planDisk(
  facts: HostFacts,
  { kind, registry }: InsecureOnIntent | InsecureOffIntent,
  entry: string,
  stages: readonly Stage[],
): DiskPlan {
  if (!isBoot2Docker(facts)) return { stages, notes: [], claims: [] }
  if (kind === 'insecure-off') {
    const hidden = hiddenDaemonJson(facts)
    const removal =
      hidden === undefined ? [] : planFile(facts, { path: hidden, engines: [], uid: 0, gid: 0 }, entry, false)
    const files = planBlockEnd(facts, { kind: 'insecure', registry: registry.name })
    return {
      stages: [...stages, ...removal, ...(files.length > 0 ? [{ files, runs: [] }] : [])],
      notes: [],
      claims: [],
    }
  }
  const isOnDisk = stages.some(({ files }) => files.some(({ path }) => isOnDocker(path)))
  if (!isOnDisk) return { stages, notes: [], claims: [] }
  const { files, notes, claims } = planBlock(facts, registry.name, false)
  return { stages: files.length > 0 ? [{ files, runs: [] }, ...stages] : stages, notes, claims }
}

/**
 * Docker would not start with a flag, once it also reads a list that something hides now.
 * @throws Failure `daemon-flag-and-file`.
 */
export function refuseHiddenList(facts: HostFacts): void {
  const path = hiddenDaemonJson(facts)
  if (path !== undefined && readTarget(facts, { path, engines: dockerEngines(facts) })?.list)
    throw new Failure('daemon-flag-and-file', { path })
}

/** The entries of a daemon.json on the disk that something hides, with its path; none on other hosts. */
export function hiddenEntries(facts: HostFacts): { readonly path: string; readonly values: readonly string[] }[] {
  const path = hiddenDaemonJson(facts)
  const document = path === undefined ? undefined : readTarget(facts, { path, engines: dockerEngines(facts) })
  return path === undefined || !document ? [] : [{ path, values: listedEntries(document) }]
}
