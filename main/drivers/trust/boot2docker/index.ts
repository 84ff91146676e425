import { joinPath } from '../../../../shared/host-path.ts'
import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft } from '../../../../shared/model/plan.ts'
import type { ReceiptFile } from '../../../../shared/model/receipt.ts'
import { makeNote } from '../../../../shared/note.ts'
import { isOnDocker, planBlock, planBlockEnd } from '../../boot2docker/bootsync.ts'
import { placeOn } from '../../boot2docker/certs.ts'
import { bootsync, machineCertsDirs } from '../../boot2docker/disk.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { certificateFiles } from '../../docker-engine/certs-d/certificate-files.ts'
import { fillDirectory } from '../../docker-engine/certs-d/fill-directory.ts'
import { engineNotes } from '../../docker-engine/certs-d/notes.ts'
import { verifyRequests } from '../../docker-engine/verify.ts'
import { type Driver, nothing } from '../../driver.ts'
import { leftAloneNotes, removalOf } from '../../receipts.ts'
import type { TrustIntent, UntrustIntent } from '../../resolved-intent.ts'
import { boot2dockerSeverities } from './notes.ts'
import { migratedNotes, oldRecipeNotes, planMigration } from './old-recipe.ts'
import { keyNotes, settingsNotes } from './unhidden.ts'

/** Docker's certs.d on Boot2Docker machines, where only one disk survives a reboot. */
export const boot2docker: Driver = {
  id: 'boot2docker',
  plans: { trust, untrust, migrate: planMigration },
  found: (facts, { name }) =>
    isBoot2Docker(facts)
      ? machineCertsDirs(facts).flatMap((directory) => certificateFiles(facts, joinPath(directory, name)))
      : [],
  notes: (facts, intent) => [
    ...(intent === undefined && isBoot2Docker(facts) ? oldRecipeNotes(facts) : []),
    ...(intent === undefined || intent.kind === 'untrust' ? migratedNotes(facts) : []),
  ],
}

/**
 * Plans certs.d on a Boot2Docker machine's disk, and makes Docker read it now and after every boot. Docker reads these
 * files on every access, so nothing restarts.
 * @throws Failure `files-blocked` if something is in the way.
 */
function trust(facts: HostFacts, intent: TrustIntent): Draft {
  const place = placeOn(facts, intent)
  if (!isBoot2Docker(facts) || (place !== 'registry' && !intent.client)) return nothing
  const certsDirs = machineCertsDirs(facts)
  const filled = certsDirs.map((certsDir) => {
    const directory = { path: joinPath(certsDir, intent.registry.name), uid: 0, gid: 0, isContainerds: false }
    return fillDirectory(facts, directory, { ...intent, place })
  })
  const block = planBlock(facts, intent.registry.name, intent.persist === 'bootsync')
  const copies = certsDirs.slice(1).map((directory) => makeNote(boot2dockerSeverities, 'copy-in-memory', { directory }))
  return {
    ...nothing,
    stages: [{ files: [...filled.flatMap(({ files }) => files), ...block.files], runs: [] }],
    notes: [
      ...engineNotes(facts),
      ...copies,
      ...filled.flatMap(({ notes }) => notes),
      ...block.notes,
      ...(block.files.length > 0 ? [...settingsNotes(facts), ...keyNotes(facts)] : []),
      ...oldRecipeNotes(facts),
    ],
    toSetAside: filled.flatMap(({ toSetAside }) => toSetAside),
    verify: verifyRequests(facts, intent.registry),
    claims: block.claims,
  }
}

/**
 * Plans the removal of Mooring's files for a registry on a Boot2Docker machine. The block in bootsync.sh goes with the
 * last file on the disk that needs it.
 */
function untrust(facts: HostFacts, { registry }: UntrustIntent, own: readonly ReceiptFile[]): Draft {
  const { removes, changed } = removalOf(
    facts,
    own.filter(({ path }) => path !== bootsync),
  )
  const block = changed.some(isOnDocker) ? [] : planBlockEnd(facts, { kind: 'trust', registry: registry.name })
  return {
    ...nothing,
    stages: [{ files: [...removes, ...block], runs: [] }],
    notes: leftAloneNotes(changed),
    stays: changed,
  }
}
