import { access, constants, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '../../../../shared/failure.ts'
import { systemReason } from '../../../../shared/system-error.ts'
import { errorCode } from '../../../error-code.ts'
import { makeDirectory } from '../../../make-directory.ts'
import { readTextIfThere } from '../../../read-limited.ts'
import { writeWhole } from '../../../write-whole.ts'
import { isAbout, type KnownHost, parseKnownHosts } from './known-hosts.ts'
import type { HostKeyPolicy } from './target.ts'

/** Bytes of one file: fifty thousand keys. */
const fileLimit = 16 * 1024 * 1024

/**
 * Reads known_hosts files; a missing file is empty.
 * @throws Failure `file-unreadable`, `file-too-large`.
 */
export async function readKnownHosts(files: readonly string[]): Promise<KnownHost[]> {
  return (await Promise.all(files.map(readOne))).flat()
}

async function readOne(file: string): Promise<KnownHost[]> {
  return parseKnownHosts((await readTextIfThere(file, fileLimit)) ?? '', file)
}

/**
 * The file that keeps the accepted key of a host: Mooring's own where the named one can't, such as /dev/null, or a file or
 * file system that is read-only.
 */
export async function keeperOf({ writeTo, otherwise }: HostKeyPolicy): Promise<string> {
  return writeTo !== undefined && (await canKeep(writeTo)) ? writeTo : otherwise
}

async function canKeep(file: string): Promise<boolean> {
  const found = await stat(file).catch(errorCode)
  if (found === 'ENOENT') return await canCreateIn(dirname(file))
  return typeof found !== 'string' && found.isFile() && (await isWritable(file))
}

async function canCreateIn(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(errorCode)
  if (found === 'ENOENT' && dirname(directory) !== directory) return await canCreateIn(dirname(directory))
  return typeof found !== 'string' && found.isDirectory() && (await isWritable(directory))
}

async function isWritable(path: string): Promise<boolean> {
  return await access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}

/**
 * Adds a line to a known_hosts file, which is created (0600) if missing.
 *
 * It appends the line in one write, without a rename: ssh may append lines at the same time, and the user's links and
 * modes stay.
 * @throws Failure `write-failed` (without `host`).
 */
export async function appendKnownHost(file: string, line: string): Promise<void> {
  try {
    await makeDirectory(dirname(file))
    const handle = await open(file, 'a+', 0o600)
    try {
      const { size } = await handle.stat()
      const last = Buffer.alloc(1)
      if (size > 0) await handle.read(last, 0, 1, size - 1)
      const separator = size > 0 && last[0] !== 0x0a ? '\n' : ''
      await handle.write(`${separator}${line}\n`)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new Failure('write-failed', { path: file, host: 'local', detail: systemReason(error) }, { cause: error })
  }
}

/**
 * Removes a host's keys from Mooring's own known_hosts; revocations stay.
 * @throws Failure `write-failed` (without `host`).
 */
export async function dropKnownHost(file: string, name: string): Promise<void> {
  const text = (await readTextIfThere(file, fileLimit)) ?? ''
  const gone = new Set(
    parseKnownHosts(text, file).flatMap((known) => (isAbout(known, name) && !known.marker ? [known.line] : [])),
  )
  if (gone.size === 0) return
  const kept = text.split('\n').filter((_, index) => !gone.has(index + 1))
  try {
    await writeWhole(file, kept.join('\n'))
  } catch (error) {
    throw new Failure('write-failed', { path: file, host: 'local', detail: systemReason(error) }, { cause: error })
  }
}
