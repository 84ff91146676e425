import { open } from 'node:fs/promises'
import { Failure } from '../../shared/failure.ts'
import { errorCode } from '../error-code.ts'

/** Far above any certificate bundle, and small enough to hold in memory. */
const limit = 1024 * 1024

/**
 * Reads a chosen file of at most 1 MiB.
 * @throws Failure `file-unreadable`, `file-too-large`.
 */
export async function readChosenFile(file: string): Promise<Uint8Array> {
  const unreadable = (error: unknown): never => {
    throw new Failure('file-unreadable', { file, detail: errorCode(error) })
  }
  const handle = await open(file, 'r').catch(unreadable)
  try {
    const stat = await handle.stat()
    if (stat.size > limit) throw new Failure('file-too-large', { file, limit })
    return await handle.readFile().catch(unreadable)
  } finally {
    await handle.close()
  }
}
