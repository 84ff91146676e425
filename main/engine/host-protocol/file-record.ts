import { isUtf8 } from 'node:buffer'
import { Failure } from '../../../shared/failure.ts'
import { type FileFact, fileFactSchema } from '../../../shared/model/facts.ts'
import { sha256 } from './sha256.ts'

/**
 * One `file` record of a survey.
 * @throws Failure `survey-failed` if the content does not match the host's hash: it changed in between.
 */
export function readFile(values: readonly string[]): FileFact {
  const [path = '', kind, mode, uid, gid, size, modified, target = '', hash, hex = '-'] = values
  const content = hex === '-' ? undefined : Buffer.from(hex, 'hex')
  if (content && sha256(content) !== hash) {
    throw new Failure('survey-failed', { detail: { phrase: 'survey-file-changed', params: { path } } })
  }
  return {
    path,
    kind: fileFactSchema.shape.kind.catch('other').parse(kind),
    ...(kind === 'symlink' ? { target } : {}),
    ...(mode ? { posix: { mode, uid: Number(uid), gid: Number(gid) } } : {}),
    size: Number(size),
    ...(modified ? { modified: Number(modified) } : {}),
    ...(hash ? { sha256: hash } : {}),
    ...(content ? carried(content) : {}),
  }
}

function carried(content: Buffer): Pick<FileFact, 'text' | 'base64'> {
  return isUtf8(content) ? { text: content.toString('utf8') } : { base64: content.toString('base64') }
}
