import type { FileFact } from '../../../shared/model/facts.ts'
import type { PutOp } from '../../../shared/model/plan.ts'

/** A file with new content, otherwise as it is; a new one everyone may read, as Docker's packages make it. */
export function putFile(
  path: string,
  there: FileFact | undefined,
  owner: { readonly uid: number; readonly gid: number },
  content: string,
  made?: PutOp['made'],
): PutOp {
  const { mode, uid, gid } = there ?? { mode: '0644', ...owner }
  return { op: 'put', path, mode, uid, gid, content, secret: false, ...(made === undefined ? {} : { made }) }
}
