import type { FileFact, HostFacts, PosixAccess } from '../../../shared/model/facts.ts'
import type { PutOp } from '../../../shared/model/plan.ts'

/** A file with new content and unchanged mode and owner; a new file is world-readable, as in Docker's packages. */
export function putFile(
  path: string,
  there: FileFact | undefined,
  { uid, gid }: Pick<PosixAccess, 'uid' | 'gid'>,
  content: string,
  made?: PutOp['made'],
): PutOp {
  const posix = there ? there.posix : { mode: '0644', uid, gid }
  return { op: 'put', path, posix, content, secret: false, ...(made === undefined ? {} : { made }) }
}

/**
 * What an earlier change created at a path: the file, or the setting in it; undefined if neither is Mooring's. It also
 * applies to later entries, so that the last one to go removes it.
 */
export function madeAt(facts: HostFacts, path: string): 'file' | 'setting' | undefined {
  const receipts = facts.receipts.filter(({ kind }) => kind === 'insecure')
  return receipts.flatMap(({ files }) => files).find((file) => file.path === path && file.made !== undefined)?.made
}
