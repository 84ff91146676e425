import { type FileFact, fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { Stage } from '../../shared/model/plan.ts'

/**
 * Whether stages need root rights: someone else owns their files, or shall, or they refresh what is the system's. In a
 * directory tree other than `/` whoever builds it works as himself.
 */
export function needsRoot(facts: HostFacts, stages: readonly Stage[]): boolean {
  if (facts.user.uid === 0 || facts.root !== '/') return false
  if (stages.some(({ runs }) => runs.length > 0)) return true
  return stages
    .flatMap(({ files }) => files)
    .some((op) => {
      const there: FileFact | undefined = fileAt(facts, op.path)
      return (there !== undefined && there.uid !== facts.user.uid) || (op.op === 'put' && op.uid !== facts.user.uid)
    })
}

/** Who a file that Mooring keeps for itself on the host belongs to. */
export function keeper(facts: HostFacts, privileged: boolean): { uid: number; gid: number } {
  return privileged ? { uid: 0, gid: 0 } : { uid: facts.user.uid, gid: facts.user.gid }
}
