import { type FileFact, fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { PutOp, RemoveOp } from '../../shared/model/plan.ts'

/**
 * Whether files need root rights: someone else owns them, or shall. In a directory tree other than `/` whoever builds it
 * works as himself.
 */
export function needsRoot(facts: HostFacts, files: readonly (PutOp | RemoveOp)[]): boolean {
  if (facts.user.uid === 0 || facts.root !== '/') return false
  return files.some((op) => {
    const there: FileFact | undefined = fileAt(facts, op.path)
    return (there !== undefined && there.uid !== facts.user.uid) || (op.op === 'put' && op.uid !== facts.user.uid)
  })
}

/** Who a file that Mooring keeps for itself on the host belongs to. */
export function keeper(facts: HostFacts, privileged: boolean): { uid: number; gid: number } {
  return privileged ? { uid: 0, gid: 0 } : { uid: facts.user.uid, gid: facts.user.gid }
}
