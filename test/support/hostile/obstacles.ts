import { lchown, link, lstat, mkdir, open, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { must } from '../processes/process.ts'
import type { Choose } from './dice.ts'

const nobody = 65534
const terabyte = 2 ** 40

/** Where a link leads that leaves the tree: a file, directories, nothing yet, something that never ends. */
const outsides = ['file', 'empty', 'full', 'full/empty', 'nothing-yet', 'empty/nothing-yet', 'pipe', '.']

type Obstacle = (path: string, top: string, choose: Choose) => Promise<unknown>

const afresh = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

/** What can lie in the way at a path, by its name. */
export const obstacles: readonly (readonly [name: string, put: Obstacle])[] = [
  ['a link out', linkOut],
  ['a link out', linkOut],
  [
    'a relative link out',
    async (path, top, choose) => {
      const tree = join(top, 'tree')
      const up = dirname(path)
        .slice(tree.length)
        .split('/')
        .map(() => '..')
        .join('/')
      await afresh(path)
      await symlink(join(up, 'outside', choose(outsides)), path)
    },
  ],
  [
    'a link within',
    async (path, _, choose) => {
      await afresh(path)
      await symlink(choose(['/etc', '.', 'plan', '/dev/zero', '/dev/null', 'itself']), path)
    },
  ],
  [
    'a directory with a link out',
    async (path, top, choose) => {
      await afresh(path)
      await mkdir(path)
      await symlink(join(top, 'outside', choose(outsides)), join(path, choose(['x', 'file', 'deep', 'before', 'plan'])))
    },
  ],
  [
    'a pipe',
    async (path) => {
      await afresh(path)
      await must('mkfifo', [path])
    },
  ],
  [
    'a device',
    async (path, _, choose) => {
      await afresh(path)
      await must('mknod', [path, 'c', '1', choose(['3', '5'])])
    },
  ],
  [
    'a terabyte',
    async (path) => {
      await afresh(path)
      const file = await open(path, 'w')
      await file.truncate(terabyte).finally(() => file.close())
    },
  ],
  [
    'a hard link out',
    async (path, top) => {
      await afresh(path)
      await link(join(top, 'outside/file'), path)
    },
  ],
  [
    'a stranger’s',
    async (path) => {
      if (!(await lstat(path).catch(() => undefined))) await writeFile(path, 'theirs')
      if (process.getuid?.() === 0) await lchown(path, nobody, nobody)
    },
  ],
  [
    'an empty file',
    async (path) => {
      await afresh(path)
      await writeFile(path, '')
    },
  ],
  [
    'a directory',
    async (path) => {
      await afresh(path)
      await mkdir(path)
    },
  ],
  ['nothing', afresh],
]

async function linkOut(path: string, top: string, choose: Choose): Promise<void> {
  await afresh(path)
  await symlink(join(top, 'outside', choose(outsides)), path)
}
