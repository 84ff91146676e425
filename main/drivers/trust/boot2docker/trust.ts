import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { Draft } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { certsDirectories } from '../../boot2docker/disk.ts'
import { isBoot2Docker } from '../../boot2docker/release.ts'
import { verifyRequests } from '../../docker-engine/verify.ts'
import { nothing, type TrustWish } from '../../driver.ts'
import { engineNotes, planPlace } from '../docker/trust.ts'
import { planBlock } from './bootsync.ts'
import { boot2dockerNotes } from './notes.ts'
import { oldRecipeNotes } from './old-recipe.ts'

/**
 * Plans certs.d on a Boot2Docker machine's disk, and what it takes that Docker reads it now and after every boot. Docker
 * reads these files on every access, so nothing is restarted.
 * @throws Failure `files-blocked` where something stands in the way.
 */
export function planTrust(facts: HostFacts, wish: TrustWish): Draft {
  if (!isBoot2Docker(facts)) return nothing
  const directories = certsDirectories(facts)
  const planned = directories.map((directory) => {
    const place = { directory: `${directory}/${wish.registry.name}`, uid: 0, gid: 0, containerd: false }
    return planPlace(facts, place, wish)
  })
  const block = planBlock(facts, wish)
  const copies = directories.slice(1).map((directory) => makeNote(boot2dockerNotes, 'copy-in-memory', { directory }))
  return {
    stages: [{ files: [...planned.flatMap(({ files }) => files), ...block.files], runs: [] }],
    notes: [
      ...engineNotes(facts),
      ...copies,
      ...planned.flatMap(({ notes }) => notes),
      ...block.notes,
      ...oldRecipeNotes(facts),
    ],
    restart: 'none',
    verify: verifyRequests(facts, wish.registry),
    claims: block.claims,
  }
}
