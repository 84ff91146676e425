import { readFile } from 'node:fs/promises'
import { Failure } from '../../../../shared/failure.ts'
import { errorCode } from '../../../error-code.ts'

/**
 * The text of a file on this workstation; undefined where there is none.
 * @throws Failure `file-unreadable`.
 */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Failure('file-unreadable', { file, detail: code }, { cause: error })
  }
}
