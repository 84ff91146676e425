import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeDirectory } from './make-directory.ts'

/**
 * Writes a file (0600) beside its place first, so that it is whole at every moment, also after a power cut; creates its
 * directory.
 * @param place brings what was written to its place.
 * @throws what the file system says; nothing is left behind then.
 */
export async function writeWhole(
  file: string,
  text: string,
  place: (beside: string) => Promise<void> = (beside) => rename(beside, file),
): Promise<void> {
  await makeDirectory(dirname(file))
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await place(beside)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
