import { type FileFact, type FoundReceipt, fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { RunOp, Stage } from '../../shared/model/plan.ts'
import { refreshNamed } from '../drivers/index.ts'

/**
 * Whether stages need root rights: their files have or get another owner, they refresh something that is not the user's
 * own, or they remove receipts of root. A directory tree other than `/` is changed without root rights.
 * @param claims unchanged files that the receipt claims: everyone sees the files, so everyone must see the claim.
 */
export function needsRoot(
  facts: HostFacts,
  stages: readonly Stage[],
  ending: readonly FoundReceipt[],
  claims: readonly string[] = [],
): boolean {
  if (facts.user.uid === 0 || facts.root !== '/') return false
  if (claims.some((path) => fileAt(facts, path)?.uid !== facts.user.uid)) return true
  if (ending.some(({ journal }) => journal === undefined)) return true
  if (stages.some(({ runs }) => runs.some((run) => !isOwn(facts, run)))) return true
  return stages
    .flatMap(({ files }) => files)
    .some((op) => {
      const there: FileFact | undefined = fileAt(facts, op.path)
      return (there !== undefined && there.uid !== facts.user.uid) || (op.op === 'put' && op.uid !== facts.user.uid)
    })
}

/** Whether the surveying user may run a refresh without root rights, by the driver that uses it. */
function isOwn(facts: HostFacts, { refresh, args }: RunOp): boolean {
  return refreshNamed(refresh)?.isOwn?.(facts, args) ?? false
}

/** The journal of a change on its host: if a change needs root rights, so does its undo. */
export function journalFor({ journal, ownJournal }: HostFacts, privileged: boolean): string {
  return privileged ? journal : (ownJournal ?? journal)
}

/** The owner of Mooring's own files on the host. */
export function keeper(facts: HostFacts, privileged: boolean): { uid: number; gid: number } {
  return privileged ? { uid: 0, gid: 0 } : { uid: facts.user.uid, gid: facts.user.gid }
}
