import { randomBytes } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from './error-code.ts'
import { makeDirectory } from './make-directory.ts'

/** How a file is written, where it is not as usual. */
export interface Writing {
  /** Whether it must not exist yet; otherwise it is replaced. */
  readonly isNew?: boolean
  /** Its permissions; for its owner alone, unless said otherwise. */
  readonly mode?: number
}

/**
 * Writes a file beside its place first, so that it is whole at every moment, also after a power cut; creates its directory.
 * @throws what the file system says, EEXIST if a new file exists, also if another program has just created it; nothing is left behind
 *   then.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  { isNew = false, mode = 0o600 }: Writing = {},
): Promise<void> {
  await makeDirectory(dirname(file))
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(beside, 'wx', mode)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await (isNew ? placeNew(beside, file) : rename(beside, file))
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/**
 * Where the file system has no links (FAT, exFAT, many of FUSE), an empty file takes the name. Only between these two calls can
 * others see it empty.
 */
async function placeNew(beside: string, file: string): Promise<void> {
  try {
    await link(beside, file)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error
    const handle = await open(file, 'wx', 0o600)
    await handle.close()
    return rename(beside, file)
  }
  await rm(beside)
}
