import { fileAt, filesIn, type HostFacts } from '../../../../shared/model/facts.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'
import type { Draft, RemoveOp } from '../../../../shared/model/plan.ts'
import type { ReceiptFile } from '../../../../shared/model/receipt.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { blockingFiles, settingAside } from '../../docker-engine/certs-d/blocking-files.ts'
import { certificateFiles } from '../../docker-engine/certs-d/certificate-files.ts'
import { fillDirectory } from '../../docker-engine/certs-d/fill-directory.ts'
import { listedCertsDirs, listedRegistries } from '../../docker-engine/certs-d/listed-registries.ts'
import { buildNotes, engineNotes, tokenNotes } from '../../docker-engine/certs-d/notes.ts'
import { blockedRegistryNotes, certsDObstacles } from '../../docker-engine/certs-d/obstacles.ts'
import { type RegistryDirectory, registryDirectories } from '../../docker-engine/certs-d/registry-directories.ts'
import { desktopNotes } from '../../docker-engine/restart/desktop-notes.ts'
import { readDockerAnswer, verifyRequests } from '../../docker-engine/verify.ts'
import { type Driver, nothing } from '../../driver.ts'
import { leftAloneNotes, removalOf } from '../../receipts.ts'
import type { TrustIntent, UntrustIntent } from '../../resolved-intent.ts'

/** Docker's certs.d on Linux: rootful, rootless and snap engines, and Docker Desktop's copy of it. */
export const docker: Driver = {
  id: 'docker',
  plans: { trust, untrust },
  found: (facts, registry) =>
    isBoot2Docker(facts)
      ? []
      : registryDirectories(facts, registry).flatMap(({ path }) => certificateFiles(facts, path)),
  registries: listedRegistries,
  places: listedCertsDirs,
  notes: (facts, intent, isInsecure) =>
    intent === undefined && !isBoot2Docker(facts) ? blockedRegistryNotes(facts, isInsecure) : [],
  asks: verifyRequests,
  obstacles: (facts, registry, isInsecure) =>
    isBoot2Docker(facts) ? [] : certsDObstacles(facts, registry, isInsecure),
  verify: { docker: readDockerAnswer },
}

/**
 * Plans certs.d for every Docker engine of a host. dockerd reads these files on every access, so nothing restarts.
 * Docker Desktop copies them at its start, which is left to its user. A client pair is for engines, so it goes to
 * certs.d wherever the anchor goes.
 * @throws Failure `files-blocked` if a directory's path is a file.
 */
function trust(facts: HostFacts, intent: TrustIntent): Draft {
  if (isBoot2Docker(facts)) return nothing
  const directories = registryDirectories(facts, intent.registry)
  // What Docker stops at there stops it wherever the anchor is.
  if (intent.place !== 'registry' && !intent.client)
    return { ...nothing, ...clearDirectories(facts, directories, intent) }
  const filled = directories.map((directory) => fillDirectory(facts, directory, intent))
  const paths = directories.map(({ path }) => path)
  return {
    ...nothing,
    stages: [{ files: filled.flatMap(({ files }) => files), runs: [] }],
    notes: [
      ...engineNotes(facts),
      ...(intent.place === 'registry' ? tokenNotes(facts, intent.tokens) : []),
      ...buildNotes(facts, intent.place === 'registry' ? intent.tokens : undefined),
      ...desktopNotes(facts, paths),
      ...filled.flatMap(({ notes }) => notes),
    ],
    toSetAside: filled.flatMap(({ toSetAside }) => toSetAside),
    verify: verifyRequests(facts, intent.registry),
  }
}

/** For an anchor that goes elsewhere. */
function clearDirectories(
  facts: HostFacts,
  directories: readonly RegistryDirectory[],
  { setAside }: TrustIntent,
): Pick<Draft, 'stages' | 'notes' | 'toSetAside'> {
  const blocking = directories.flatMap(({ path }) => blockingFiles(facts, path))
  const { removes, ...told } = settingAside(blocking, setAside)
  return { stages: [{ files: removes, runs: [] }], ...told }
}

/** Plans the removal of Mooring's files for a registry in certs.d, and of nothing else. */
function untrust(facts: HostFacts, { registry, all }: UntrustIntent, own: readonly ReceiptFile[]): Draft {
  const { removes, changed } = removalOf(facts, own)
  const paths = removes.map(({ path }) => path)
  const emptied = all ? emptiedBy(paths, facts, registry) : []
  return {
    ...nothing,
    stages: [{ files: [...removes, ...emptied], runs: [] }],
    notes: [
      ...leftAloneNotes(changed),
      ...desktopNotes(facts, paths),
      ...(removes.length > 0 ? buildNotes(facts) : []),
    ],
    stays: changed,
  }
}

/** The registry's directories that are empty then; without a receipt nobody says who made them. */
function emptiedBy(paths: readonly string[], facts: HostFacts, registry: Registry): RemoveOp[] {
  const gone = new Set(paths)
  return registryDirectories(facts, registry).flatMap(({ path }): RemoveOp[] => {
    const files = filesIn(facts, path)
    const isEmptied = files.length > 0 && files.every((file) => gone.has(file.path))
    return isEmptied && fileAt(facts, path)?.kind === 'directory' ? [{ op: 'remove', path }] : []
  })
}
