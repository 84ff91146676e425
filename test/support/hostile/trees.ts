import { createHash } from 'node:crypto'
import { lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { must } from '../processes/process.ts'
import type { Choose } from './dice.ts'
import { obstacles } from './obstacles.ts'

/** The change that a hostile tree's journal tells of. */
export const change = 'c1'
const journal = 'var/lib/mooring'
const entry = `${journal}/changes/${change}`

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the journal says was done, and the paths that those lines are about. */
const files = ['etc/docker/certs.d/reg/ca.crt', 'etc/docker/daemon.json', 'etc/new/deep/er/file', 'etc/empty']
const lines = [
  'stage',
  `put ${sha256('old')} ${sha256('new')} 3 0644 0 0 /${files[0]}`,
  `put absent ${sha256('made')} 4 0644 0 0 /${files[2]}`,
  `remove ${sha256('{}')} /${files[1]}`,
  `remove dir /${files[3]}`,
  'stage',
  `put ${sha256('new')} ${sha256('newer')} 5 0600 0 0 /${files[0]}`,
]
const strangeLines = [
  `put absent ${sha256('new')} 3 0644 0 0 /../outside/file`,
  `remove ${sha256('secret')} /etc/../../outside/file`,
  `remove ${sha256('secret')} /link/file`,
  `put ${sha256('secret')} ${sha256('new')} 3 0644 0 0 /link/file`,
  'remove dir /link/empty',
  `rely ${sha256('secret')} /link/file`,
  'run trust-store 08 debian add x',
  'try nss-database 60 /a /b',
  'verb without a meaning',
  'put',
  'stage'.repeat(2000),
]

/** The places where something can lie in the way. */
const places = [
  ...[journal, `${journal}/changes`, `${journal}/lock`, `${journal}/receipts`, `${journal}/unfinished`, entry],
  ...['plan', 'made', 'ran', 'state', 'new', 'before', 'said', 'why', 'odd\nname'].map((name) => `${entry}/${name}`),
  ...[2, 3, 4, 5, 7].map((line) => `${entry}/before/${line}`),
  ...[`${journal}/changes/c9`, `${journal}/changes/.c`, `${journal}/changes/c 9`, `${journal}/lock/1.1.x`],
  ...[`${journal}/debts`, `${journal}/debts/${change}`, `${journal}/debts/c9`, `${journal}/aside`, `${journal}/paying`],
  ...[`${journal}/receipts/${change}.json`, `${journal}/receipts/c9.json`],
  ...files,
  ...files.map(dirname),
  ...['etc', 'var', 'var/lib', 'etc/docker', 'etc/new', 'etc/os-release', 'usr/lib/os-release', 'link'],
  ...[`etc/.mooring-${change}-new.tmp`, `etc/.mooring-${change}-docker.tmp`, `.mooring-${change}-etc.tmp`],
  ...[2, 7].map((line) => `etc/docker/certs.d/reg/.mooring-${change}.${line}-ca.crt.tmp`),
  ...[`etc/docker/certs.d/reg/.mooring-${change}-ca.crt.tmp`, `etc/docker/.mooring-${change}-daemon.json.tmp`],
  ...[`etc/.mooring-${change}-empty.tmp`, 'etc/systemd/system/docker.service', 'etc/init.d/docker'],
]

/**
 * Makes a directory with `tree`, a host's files that somebody else has filled, and beside it `outside`, which nobody may
 * touch.
 * @returns what lies in the way, for a failed test.
 */
export async function makeHostileTree(top: string, choose: Choose): Promise<readonly string[]> {
  await makeOutside(join(top, 'outside'))
  const tree = join(top, 'tree')
  await makeJournal(tree, choose)
  const done: string[] = []
  for (let left = choose([1, 1, 2, 3, 5]); left > 0; left--) {
    const place = choose(places)
    const [name, put] = choose(obstacles)
    const path = join(tree, place)
    // What is above it may be a link already, and lead out.
    if (!(await isPlainBelow(tree, dirname(place)))) continue
    await mkdir(dirname(path), { recursive: true })
    await put(path, top, choose)
    done.push(`${name} at ${place}`)
  }
  return done
}

async function isPlainBelow(tree: string, place: string): Promise<boolean> {
  let path = tree
  for (const part of place.split('/')) {
    path = join(path, part)
    const stat = await lstat(path).catch(() => undefined)
    if (stat && !stat.isDirectory()) return false
  }
  return true
}

async function makeOutside(outside: string): Promise<void> {
  await mkdir(join(outside, 'empty'), { recursive: true })
  await mkdir(join(outside, 'full/empty'), { recursive: true })
  await must('mkfifo', [join(outside, 'pipe')])
  const kept = ['file', 'full/file', 'full/ca.crt', `full/.mooring-${change}-ca.crt.tmp`, 'full/plan', 'full/new']
  for (const name of kept) await writeFile(join(outside, name), 'secret', { mode: 0o600 })
}

async function makeJournal(tree: string, choose: Choose): Promise<void> {
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  const own = choose([0, 0, 0, 0, 1, 3])
  const plan = lines.toSpliced(choose([0, 3, 7]), 0, ...Array.from({ length: own }, () => choose(strangeLines)))
  const made = choose([
    ...[[], [], [], [], [], [], [], []],
    ['/..'],
    ['/../outside/empty'],
    ['/link/empty'],
    ['/etc/new/../../../outside/empty'],
    [''],
  ])
  const madeText = ['/etc/new', '/etc/new/deep', '/etc/new/deep/er', ...made, ''].join('\n')
  await write(`${entry}/made`, madeText)
  // Who fills a tree can seal a plan as well.
  const seal = sha256(`${madeText.replace(/\n+$/, '')}\n${plan.join('\n')}\n`)
  await write(`${entry}/plan`, `${plan.join('\n')}\nend ${choose([seal, seal, seal, seal, seal, 'none'])}\n`)
  for (const [line, text] of [
    ['2', 'old'],
    ['4', '{}'],
    ['7', 'new'],
  ])
    await write(`${entry}/before/${line}`, text ?? '')
  await mkdir(join(tree, entry, 'before/5'))
  await write(`${entry}/ran`, choose(['0\n', '1\n', '1\n', '1\n', 'x\n']))
  const isDone = choose([true, false])
  const states = isDone
    ? ['done', 'done', 'done', 'done', 'undone']
    : ['moving', 'moving', 'moving', 'begun', 'undoing']
  await write(`${entry}/state`, choose([...states.map((state) => `${state}\n`), 'odd\n', '']))
  if (!isDone || choose([true, false, false, false])) {
    await write(
      `${journal}/unfinished`,
      choose([
        ...Array.from({ length: 8 }, () => `${change}\n`),
        ...[`${change} staging\n`, change, '../../outside\n', '\n', 'c9\n', '.\n'],
      ]),
    )
  }
  await mkdir(join(tree, journal, 'lock'), { recursive: true })
  await write(`${journal}/receipts/${change}.json`, '{}')
  await symlink('../outside', join(tree, 'link'))
  // As after the change, or as before it, or in between.
  const after = choose([true, true, false])
  await write(files[0] ?? '', choose(after ? ['newer'] : ['old', 'new', 'old', 'new', 'other']))
  if (after) await write(files[2] ?? '', 'made')
  else await write(files[1] ?? '', '{}')
}

/** Everything about the files outside that a program must leave as it is; links to them may come and go. */
export async function outsideState(top: string): Promise<Record<string, string>> {
  const state: Record<string, string> = {}
  const outside = join(top, 'outside')
  for (const name of ['.', ...(await readdir(outside, { recursive: true }))]) {
    const path = join(outside, name)
    const { mode, uid, gid, ino, mtimeMs, size } = await lstat(path)
    const kind = mode & 0o170000
    const content = kind === 0o100000 ? await readFile(path, 'utf8') : kind === 0o120000 ? await readlink(path) : ''
    state[name] = [mode.toString(8), uid, gid, ino, mtimeMs, size, content].join(' ')
  }
  return state
}
