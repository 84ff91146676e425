import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { Failure } from '../../shared/failure.ts'
import { errorCode } from '../error-code.ts'

/** The only version so far; a higher one comes from a newer program. */
const version = 1

/**
 * Reads a file written by {@link writeJson}; undefined if there is none.
 * @throws Failure `store-corrupt`: the file was renamed to the name in `kept`, so nothing is lost.
 * @throws Failure `store-newer`: the file is unchanged.
 */
export async function readJson<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T> | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = errorCode(error)
    if (code === 'ENOENT') return undefined
    throw new Failure('file-unreadable', { file, detail: code })
  })
  if (text === undefined) return undefined
  const content = parse(text)
  if (content && content.version > version) throw new Failure('store-newer', { file })
  const parsed = schema.safeParse(content?.data)
  if (parsed.success) return parsed.data
  const kept = `${file}.damaged-${Date.now()}`
  await rename(file, kept)
  throw new Failure('store-corrupt', { file, kept })
}

/** Writes a file atomically: a temporary file (0600) beside it, then a rename. Creates directories (0700). */
export async function writeJson(file: string, data: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify({ version, data }, undefined, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
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
