import { randomBytes } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { Failure } from '../../shared/failure.ts'
import { errorCode } from '../error-code.ts'
import { makeDirectory } from '../make-directory.ts'
import { readTextIfThere } from '../read-limited.ts'

/** The only version so far; a higher one comes from a newer program. */
const version = 1

/** Bytes. A change has the lines of its files, and a bundle of certificates has up to a mebibyte. */
const fileLimit = 8 * 1024 * 1024

/**
 * Reads a file written by {@link writeJson} or {@link createJson}; undefined if there is none. The file stays as it is.
 * @throws Failure `store-corrupt`, `store-newer`, `file-unreadable`, `file-too-large`.
 */
export async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T> | undefined> {
  const text = await readTextIfThere(file, fileLimit)
  if (text === undefined) return undefined
  const content = parse(text)
  if (content && content.version > version) throw new Failure('store-newer', { file })
  const parsed = schema.safeParse(content?.data)
  if (parsed.success) return parsed.data
  throw new Failure('store-corrupt', { file })
}

/** Writes a file atomically: a temporary file (0600) beside it, then a rename. Creates directories (0700). */
export function writeJson(file: string, data: unknown): Promise<void> {
  return write(file, data, (beside) => rename(beside, file))
}

/** The same for a file that must not exist yet. @throws EEXIST if it does, also if another program has just created it. */
export function createJson(file: string, data: unknown): Promise<void> {
  return write(file, data, async (beside) => {
    try {
      await link(beside, file)
    } catch (error) {
      if (errorCode(error) === 'EEXIST') throw error
      return claim(beside, file)
    }
    await rm(beside)
  })
}

/**
 * The same where the file system has no links (FAT, exFAT, many of FUSE): an empty file takes the name. Only between these two
 * calls can others see it empty.
 */
async function claim(beside: string, file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  await handle.close()
  await rename(beside, file)
}

async function write(file: string, data: unknown, place: (beside: string) => Promise<void>): Promise<void> {
  await makeDirectory(dirname(file))
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify({ version, data }, undefined, 2)}\n`)
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

function parse(text: string): { version: number; data: unknown } | undefined {
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null) return undefined
    if (!('version' in content) || typeof content.version !== 'number' || !('data' in content)) return undefined
    return { version: content.version, data: content.data }
  } catch {
    return undefined
  }
}
