import { stat } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { Failure } from '../../../../../shared/failure.ts'
import { readTextIfThere } from '../../../../read-limited.ts'
import { findFiles } from './glob.ts'
import { type ConfigLine, invalidLine } from './lines.ts'
import { readStatements, type Statement } from './statements.ts'

/** A file's lines, in order. */
export type ConfigFile = readonly (Statement | Include)[]

/** An Include with the files that it names. */
export interface Include extends Statement {
  readonly included: readonly ConfigFile[]
}

/** As in OpenSSH (readconf.c, READCONF_MAX_DEPTH). */
const maxDepth = 16

/** Bytes of one file. A thousand hosts take a tenth of it. */
const fileLimit = 1024 * 1024

/** Where to read. */
export interface ConfigSources {
  /** The user's file. Nobody else may write to it. */
  readonly user: string
  /** The machine's. */
  readonly system: string
  /** What `~` stands for. */
  readonly home: string
}

/**
 * Reads ssh_config files in order of precedence, with included files in place. Skips missing files.
 * @throws Failure `ssh-config-invalid`, `file-unreadable`, `file-too-large`.
 */
export async function readConfigFiles({ user, system, home }: ConfigSources): Promise<ConfigFile[]> {
  return await Promise.all([
    readConfig(user, { home, from: dirname(user), depth: 0, isChecked: true }),
    readConfig(system, { home: undefined, from: dirname(system), depth: 0, isChecked: false }),
  ])
}

interface Reading {
  /** What `~` stands for; undefined where it must not occur. */
  readonly home: string | undefined
  /** The base of relative Include paths: the directory of the outermost file. */
  readonly from: string
  readonly depth: number
  /** Whether it matters who can write to the file. */
  readonly isChecked: boolean
}

async function readConfig(file: string, reading: Reading): Promise<ConfigFile> {
  if (reading.depth > maxDepth) {
    throw new Failure('ssh-config-invalid', { file, detail: { phrase: 'files-include-each-other' } })
  }
  const found = await stat(file).catch(() => undefined)
  // OpenSSH reads nothing from a directory that an Include matches.
  if (found?.isDirectory() && reading.depth > 0) return []
  const text = await readTextIfThere(file, fileLimit)
  if (text === undefined) return []
  if (reading.isChecked && found && isWritableByOthers(found)) {
    throw new Failure('ssh-config-invalid', { file, detail: { phrase: 'config-others-write' } })
  }
  const lines: (Statement | Include)[] = []
  for (const line of readStatements(text, file)) {
    lines.push(line.meaning.kind === 'include' ? { ...line, included: await readIncluded(line, reading) } : line)
  }
  return lines
}

async function readIncluded(line: ConfigLine, reading: Reading): Promise<ConfigFile[]> {
  const files: ConfigFile[] = []
  for (const pattern of line.words) {
    for (const file of await findFiles(locate(pattern, line, reading))) {
      files.push(await readConfig(file, { ...reading, depth: reading.depth + 1, isChecked: true }))
    }
  }
  return files
}

/** Newer versions of OpenSSH expand tokens and variables here, older ones do not. */
const unreadPattern = /%|\$\{|\[[:.=]|^~[^/]/

function locate(pattern: string, { place }: ConfigLine, { home, from }: Reading): string {
  const isOfHome = pattern === '~' || pattern.startsWith('~/')
  // A backslash is part of a path on Windows, and elsewhere it quotes what follows.
  const isQuoting = process.platform !== 'win32' && pattern.includes('\\')
  if (pattern === '' || unreadPattern.test(pattern) || isQuoting || (isOfHome && home === undefined)) {
    throw invalidLine(place, { phrase: 'config-include-unread', params: { pattern } })
  }
  if (isOfHome && home !== undefined) return join(home, pattern.slice(1))
  return isAbsolute(pattern) ? pattern : join(from, pattern)
}

/** By its mode and owner, as OpenSSH decides (readconf.c, SSHCONF_CHECKPERM). Windows has other rights. */
function isWritableByOthers({ mode, uid }: { readonly mode: number; readonly uid: number }): boolean {
  const self = process.getuid?.()
  return self !== undefined && ((mode & 0o022) !== 0 || (uid !== 0 && uid !== self))
}
