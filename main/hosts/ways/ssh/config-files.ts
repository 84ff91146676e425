import { readdir } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { Failure } from '../../../../shared/failure.ts'
import { readTextIfThere } from '../../../read-limited.ts'
import { type Block, type Condition, parseConfig } from './config-parse.ts'
import { matchesPattern } from './pattern.ts'

/** Settings with all their conditions: the block's own, and those around its Include. */
export interface ConfigBlock {
  readonly when: readonly Condition[]
  readonly settings: Block['settings']
}

/** As in OpenSSH (readconf.c, READCONF_MAX_DEPTH). */
const maxDepth = 16

/** Bytes of one file. A thousand hosts take a tenth of it. */
const fileLimit = 1024 * 1024

/**
 * Reads ssh_config files in order of precedence, with included files in place. Skips missing files.
 * @param home what `~` stands for.
 * @throws Failure `ssh-config-invalid`, `file-unreadable`, `file-too-large`.
 */
export async function readConfigFiles(files: readonly string[], home: string): Promise<ConfigBlock[]> {
  const read = await Promise.all(
    files.map((file) => readConfig(file, { home, from: dirname(file), when: [], depth: 0 })),
  )
  return read.flat()
}

interface Reading {
  readonly home: string
  /** The base of relative Include paths: the directory of the outermost file. */
  readonly from: string
  readonly when: readonly Condition[]
  readonly depth: number
}

async function readConfig(file: string, reading: Reading): Promise<ConfigBlock[]> {
  if (reading.depth > maxDepth) {
    throw new Failure('ssh-config-invalid', { file, detail: { phrase: 'files-include-each-other' } })
  }
  const text = (await readTextIfThere(file, fileLimit)) ?? ''
  const blocks: ConfigBlock[] = []
  for (const block of parseConfig(text, file)) {
    const when = block.when ? [...reading.when, block.when] : reading.when
    let settings: Block['settings'] = []
    for (const setting of block.settings) {
      if (setting.keyword !== 'include') {
        settings = [...settings, setting]
        continue
      }
      blocks.push({ when, settings })
      settings = []
      for (const pattern of setting.values) {
        for (const included of await findFiles(locate(pattern, reading))) {
          blocks.push(...(await readConfig(included, { ...reading, when, depth: reading.depth + 1 })))
        }
      }
    }
    blocks.push({ when, settings })
  }
  return blocks.filter(({ settings }) => settings.length > 0)
}

function locate(pattern: string, { home, from }: Reading): string {
  if (pattern.startsWith('~/')) return join(home, pattern.slice(2))
  return isAbsolute(pattern) ? pattern : join(from, pattern)
}

/** glob(7) without character classes: the files that match a path with `*` and `?`, sorted by name. */
async function findFiles(pattern: string): Promise<string[]> {
  if (!/[*?]/.test(pattern)) return [pattern]
  const parent = dirname(pattern)
  const name = pattern.slice(parent.length).replace(/^[/\\]/, '')
  const found: string[] = []
  for (const directory of await findFiles(parent)) {
    const names = await readdir(directory).catch((): string[] => [])
    const fitting = names.filter((entry) => matchesPattern(entry, name) && (name.startsWith('.') || entry[0] !== '.'))
    found.push(...fitting.sort().map((entry) => join(directory, entry)))
  }
  return found
}
