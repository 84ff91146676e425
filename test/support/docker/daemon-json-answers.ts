import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keysOf, knownKeys } from '../../../main/drivers/docker-engine/config/known-keys.ts'
import { type Oddity, whatDockerDoes } from '../../../main/drivers/docker-engine/config/what-docker-does.ts'
import { run } from '../processes/process.ts'

/** Files that are no plain JSON for the standard. */
const odd: readonly (readonly [Oddity, string | Buffer])[] = [
  ['empty', ''],
  ['empty', ' \n'],
  ['mark', '\ufeff{"debug": true}'],
  ['mark', Buffer.from('\ufeff{"debug": true}', 'utf16le')],
  ['rest', '{"debug": true} x'],
  ['rest', '{"debug": true}{"debug": true}'],
  ['no-text', Buffer.from('{"debug": true}', 'utf16le')],
  ['no-text', '{"debug": true\0}'],
]

/** A real dockerd: the tree that it is in, and its version. */
interface RealDockerd {
  readonly root: string
  readonly version: string
}

/**
 * Asks a real dockerd which keys of all that any version accepts it does not, by a daemon.json with each of them. It ends before it
 * has begun.
 */
export async function refusedKeys(dockerd: RealDockerd): Promise<string[]> {
  const all = [...new Set(knownKeys.flatMap(({ keys }) => [...keys])), 'live-restor']
  const said = await saidOf(dockerd, JSON.stringify(Object.fromEntries(all.map((key) => [key, true]))))
  return (/don't match any configuration option: (.*)/.exec(said)?.[1] ?? '').split(', ').sort()
}

/** The same as Mooring says it. */
export function refusedByMooring(version: string): string[] {
  const all = [...new Set(knownKeys.flatMap(({ keys }) => [...keys])), 'live-restor']
  return all.filter((key) => !keysOf(version)?.has(key)).sort()
}

/** What a real dockerd does with odd files, and what Mooring says that it does. */
export async function oddFiles(dockerd: RealDockerd): Promise<{ readonly real: boolean; readonly told: boolean }[]> {
  const answers = []
  for (const [oddity, content] of odd) {
    const told = /accepts|ignores/.test(whatDockerDoes({ docker: dockerd.version }, oddity).phrase)
    answers.push({ real: !(await saidOf(dockerd, content)).includes('unable to configure'), told })
  }
  return answers
}

/** What it says of a daemon.json. Where that is fine, it ends for lack of a place for its data. */
async function saidOf({ root }: RealDockerd, content: string | Buffer): Promise<string> {
  const directory = await mkdtemp(join(root, 'tmp/mooring-keys-'))
  try {
    await writeFile(join(directory, 'daemon.json'), content)
    const here = `/${directory.slice(root.length).replace(/^\//, '')}`
    const nowhere = [
      '--data-root',
      '/dev/null/none',
      '--exec-root',
      '/dev/null/none',
      '--pidfile',
      '/dev/null/none/pid',
    ]
    const args = ['dockerd', '--config-file', `${here}/daemon.json`, ...nowhere]
    const { stdout, stderr } = await run('chroot', [
      root,
      '/usr/bin/env',
      'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
      ...args,
    ])
    return stdout + stderr
  } finally {
    await rm(directory, { recursive: true })
  }
}
