import type { z } from 'zod'
import { Failure } from '../../shared/failure.ts'
import { readTextIfThere } from '../read-limited.ts'
import { writeWhole } from '../write-whole.ts'

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
  return writeWhole(file, textOf(data))
}

/** The same for a file that must not exist yet. @throws EEXIST if it does, also if another program has just created it. */
export function createJson(file: string, data: unknown): Promise<void> {
  return writeWhole(file, textOf(data), { isNew: true })
}

const textOf = (data: unknown): string => `${JSON.stringify({ version, data }, undefined, 2)}\n`

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
