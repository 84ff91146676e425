import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ApplyRequest, RequestTo, SealedFile, SealedPut } from '../../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import type { PosixAccess } from '../../../shared/model/facts.ts'
import { treeState } from './tree-state.ts'

const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }

/** A directory tree that stands for a host. */
export interface HostTree {
  readonly root: string
  readonly journal: string
  /** Writes a file and its directories, with an old time, so that a preserved time is visible. */
  readonly write: (path: string, content: string | Uint8Array, mode?: number) => Promise<void>
  /** All files except the journal's: those that a change may alter. */
  readonly state: () => Promise<Record<string, string>>
  /** Files that must not be left behind: staged content, an unfinished mark, tickets, unfinished entries. */
  readonly leftovers: () => Promise<string[]>
  readonly plan: (change: string, files: readonly SealedFile[]) => RequestTo<'apply'>
  readonly undo: (change: string) => ApplyRequest
  readonly recover: ApplyRequest
  readonly remove: () => Promise<void>
}

const journal = '/var/lib/mooring'

export async function makeHostTree(root?: string): Promise<HostTree> {
  const top = root ?? (await mkdtemp(join(tmpdir(), 'mooring-host-')))
  await mkdir(join(top, 'var/lib'), { recursive: true })
  await mkdir(join(top, 'etc'), { recursive: true })
  return {
    root: top,
    journal,
    write: async (path, content, mode = 0o644) => {
      const file = join(top, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
      await chmod(file, mode)
      await utimes(file, 1_000_000_000, 1_000_000_000)
    },
    state: async () => {
      const entries = Object.entries(await treeState(top))
      const own = 'var/lib/mooring'
      return Object.fromEntries(
        entries.filter(([path]) => path.startsWith(`${own}/receipts/`) || !path.startsWith(own)),
      )
    },
    leftovers: () => leftovers(top),
    plan: (change, files) => ({
      mode: 'apply',
      change,
      root: top,
      journal,
      stages: [{ files, runs: [] }],
      verify: [],
    }),
    undo: (change) => ({ mode: 'undo', change, root: top, journal }),
    recover: { mode: 'recover', root: top, journal },
    remove: () => rm(top, { recursive: true, force: true }),
  }
}

async function leftovers(top: string): Promise<string[]> {
  const paths = Object.keys(await treeState(top))
  const finished = new Set(paths.filter((path) => path.endsWith('/state')).map((path) => dirname(path)))
  const own = join(top, journal)
  const entries = await readdir(join(own, 'changes')).catch(() => [])
  return [
    ...paths.filter((path) => path.includes('.mooring-')),
    ...paths.filter((path) => path.startsWith('var/lib/mooring/unfinished')),
    ...paths.filter((path) => path.startsWith('var/lib/mooring/lock/')),
    ...entries.map((entry) => `var/lib/mooring/changes/${entry}`).filter((entry) => !finished.has(entry)),
  ]
}

/** A put of a file that is not there yet, unless said otherwise. */
export function put(
  path: string,
  content: string,
  { mode = '0644', uid = me.uid, gid = me.gid, ...more }: Partial<SealedPut & PosixAccess> = {},
): SealedPut {
  return {
    op: 'put',
    path,
    content,
    sha256: sha256(content),
    expect: 'absent',
    posix: { mode, uid, gid },
    secret: false,
    ...more,
  }
}

/** A removal of a file with that content, or of a directory. */
export function remove(path: string, content?: string): SealedFile {
  return { op: 'remove', path, expect: content === undefined ? 'dir' : sha256(content) }
}
