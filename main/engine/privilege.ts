import { type FileFact, fileAt, type HostFacts, isLive } from '../../shared/model/facts.ts'
import type { RunOp, Stage } from '../../shared/model/plan.ts'
import type { FoundReceipt } from '../../shared/model/receipt.ts'
import { refreshNamed } from '../drivers/index.ts'

/** Whether whoever surveyed needs no more rights: root, and whoever builds a directory tree, which is theirs. */
export function hasAllRights(facts: Pick<HostFacts, 'user' | 'root'>): boolean {
  return facts.user.uid === 0 || !isLive(facts)
}

/** Whether recovering takes root rights: not where it is about the user's own journal. */
export function needsRootToRecover(facts: HostFacts, journal: string | undefined): boolean {
  return !hasAllRights(facts) && (journal === undefined || journal !== facts.ownJournal)
}

/**
 * Whether stages need root rights: someone else owns their files, or shall, or they refresh what is not the user's own;
 * or receipts that end with them are root's.
 * @param claims files that stay as they are, but are claimed: everyone must see that, as everyone sees them.
 */
export function needsRoot(
  facts: HostFacts,
  stages: readonly Stage[],
  ending: readonly FoundReceipt[],
  claims: readonly string[] = [],
): boolean {
  if (hasAllRights(facts)) return false
  if (claims.some((path) => !isOwned(facts, fileAt(facts, path)))) return true
  if (ending.some(({ journal }) => journal === undefined)) return true
  if (stages.some(({ runs }) => runs.some((run) => !isOwn(facts, run)))) return true
  return stages
    .flatMap(({ files }) => files)
    .some((op) => {
      const there = fileAt(facts, op.path)
      return (there !== undefined && !isOwned(facts, there)) || (op.op === 'put' && !isOwned(facts, op))
    })
}

/** Whether a file is the surveying user's, or will be; where no owner is told, it is taken for somebody else's. */
function isOwned({ user }: HostFacts, file: Pick<FileFact, 'posix'> | undefined): boolean {
  return file?.posix?.uid === user.uid
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
