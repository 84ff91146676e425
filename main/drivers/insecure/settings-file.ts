import type { FileFact, HostFacts, PosixAccess } from '../../../shared/model/facts.ts'
import type { PutOp } from '../../../shared/model/plan.ts'

/** A file with new content, otherwise as it is; a new one everyone may read, as Docker's packages make it. */
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
 * What an earlier change made at a path: the file, or the one setting in it; undefined where both are others'. It counts
 * for whoever adds to it later too, so that the last entry to go takes it along.
 */
export function madeAt(facts: HostFacts, path: string): 'file' | 'setting' | undefined {
  const receipts = facts.receipts.filter(({ kind }) => kind === 'insecure')
  return receipts.flatMap(({ files }) => files).find((file) => file.path === path && file.made !== undefined)?.made
}
