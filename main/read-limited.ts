import { open } from 'node:fs/promises'
import { Failure } from '../shared/failure.ts'
import { systemReason } from '../shared/system-error.ts'
import { errorCode } from './error-code.ts'

/**
 * Reads a file of at most `limit` bytes, whatever its size is said to be: a pipe and a device have none.
 * @throws Failure `file-unreadable`, `file-too-large`.
 */
export async function readLimited(file: string, limit: number): Promise<Buffer> {
  const unreadable = (error: unknown): never => {
    throw new Failure('file-unreadable', { file, detail: systemReason(error) }, { cause: error })
  }
  const handle = await open(file, 'r').catch(unreadable)
  try {
    const chunks: Buffer[] = []
    let size = 0
    for (;;) {
      const buffer = Buffer.alloc(65_536)
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null).catch(unreadable)
      if (bytesRead === 0) return Buffer.concat(chunks, size)
      size += bytesRead
      if (size > limit) throw new Failure('file-too-large', { file, limit })
      chunks.push(buffer.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

/** The same for a text; undefined where there is no such file. */
export async function readTextIfThere(file: string, limit: number): Promise<string | undefined> {
  try {
    return (await readLimited(file, limit)).toString('utf8')
  } catch (error) {
    const code = error instanceof Failure ? errorCode(error.cause) : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
