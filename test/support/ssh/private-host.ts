import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SealedStage } from '../../../main/engine/host-protocol/apply.ts'
import { createSealer } from '../../../main/engine/seal-stages.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import { type Applied, apply, dash, type HostRun, survey } from '../host-programs/host-program.ts'
import { type Ended, must, run, start, until } from '../processes/process.ts'

/**
 * This machine, but whatever a test does to its system directories stays in memory and is seen by the test alone. Its
 * processes are its own: it knows of no Docker that runs elsewhere on the machine, and none of theirs knows of its.
 */
export interface PrivateHost {
  /** Where its files are seen from here. */
  readonly root: string
  /** What runs a command there, which follows it. */
  readonly within: readonly string[]
  readonly run: (command: string, ...args: string[]) => Promise<Ended>
  /** The same for what must work: its standard output. */
  readonly must: (command: string, ...args: string[]) => Promise<string>
  /** Its own name for a file that lies here, made readable there. */
  readonly write: (path: string, content: string, mode?: number) => Promise<void>
  /** What a survey says of it. */
  readonly facts: () => Promise<HostFacts>
  /** Applies stages as they are. */
  readonly apply: (stages: readonly SealedStage[]) => Promise<Applied & { readonly undo: () => Promise<Applied> }>
  /** Does what a draft says, and gives the way back. */
  readonly carryOut: (draft: Draft) => Promise<() => Promise<void>>
  /** What the host's own TLS client comes to, as an exit status of curl. */
  readonly probe: (registry: string) => Promise<number | string | undefined>
  readonly remove: () => Promise<void>
}

const sandbox = join(import.meta.dirname, '../sandbox.sh')
/** Beside what the sandbox copies: commands of the tests' own, and what Debian's hooks for the store write to. */
const overlaid = ['/usr/local/sbin', '/var/lib/dpkg', '/var/lib/ca-certificates-java']

/** Makes one; needs root and mount namespaces. */
export async function openPrivateHost(): Promise<PrivateHost> {
  const inside = ['sh', sandbox, 'sh', '-c', 'echo "pid $$"; exec sleep 3600']
  const spaces = ['--mount', '--propagation', 'private', '--pid', '--fork', '--mount-proc']
  const running = start('unshare', [...spaces, ...inside])
  await until('the sandbox', async () => running.log().includes('pid '))
  const sleeper = /pid (\d+)/.exec(running.log())?.[1] ?? ''
  const pid = (await readFile(`/proc/${running.pid}/task/${running.pid}/children`, 'utf8')).trim()
  const within = ['nsenter', '--target', pid, '--mount', '--pid', '--']
  const [command = '', ...enter] = within
  const root = `/proc/${pid}/root`
  const host: Pick<PrivateHost, 'root' | 'within' | 'run' | 'must' | 'write'> = {
    root,
    within,
    run: (...words) => run(command, [...enter, ...words], { cwd: '/' }),
    must: (...words) => must(command, [...enter, ...words], { cwd: '/' }),
    write: async (path, content, mode = 0o644) => {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), content)
      await chmod(join(root, path), mode)
    },
  }
  for (const directory of overlaid) await overlay(host, directory)
  return {
    ...host,
    ...withPrograms({ within }),
    remove: async () => {
      await host.run('kill', sleeper)
      // It clears up after itself, and whatever still runs there ends with it; stopped at once, it could not.
      await until('the end of the sandbox', async () => !(await exists(`/proc/${running.pid}`)))
      await running.stop()
    },
  }
}

function withPrograms(within: HostRun): Pick<PrivateHost, 'facts' | 'apply' | 'carryOut' | 'probe'> {
  const place = { root: '/', journal: '/var/lib/mooring' } as const
  let changes = 0
  const facts: PrivateHost['facts'] = () => survey(dash, { root: '/', registries: [] }, within)
  const applyStages: PrivateHost['apply'] = async (stages) => {
    const change = `c${++changes}`
    const applied = await apply(dash, { ...place, mode: 'apply', change, stages, verify: [] }, within)
    return { ...applied, undo: () => apply(dash, { ...place, mode: 'undo', change }, within) }
  }
  return {
    facts,
    apply: applyStages,
    carryOut: async ({ stages }) => {
      const applied = await applyStages(createSealer(await facts()).seal(stages))
      insist(applied)
      return async () => insist(await applied.undo())
    },
    probe: async (registry) => {
      const request = { mode: 'verify', verify: [{ kind: 'system', registry }] } as const
      return (await apply(dash, request, within)).verifies[0]?.status
    },
  }
}

function insist({ result, stderr }: Applied): void {
  if (result?.kind !== 'done') throw new Error(`${JSON.stringify(result)} ${stderr}`)
}

async function overlay({ root, must: mustInside }: Pick<PrivateHost, 'root' | 'must'>, path: string): Promise<void> {
  if (!(await exists(join(root, path)))) return
  const [upper, work] = [`/run/overlay${path}/upper`, `/run/overlay${path}/work`]
  await mustInside('mkdir', '-p', upper, work)
  await mustInside(
    'mount',
    '-t',
    'overlay',
    'overlay',
    '-o',
    `lowerdir=${path},upperdir=${upper},workdir=${work}`,
    path,
  )
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
