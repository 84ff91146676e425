import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SealedStage } from '../../../main/engine/host-protocol/apply.ts'
import { createSealer } from '../../../main/engine/seal-stages.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import { type Applied, apply, dash, type HostRun, survey } from '../host-programs/host-program.ts'
import { type Ended, must, run, start, until } from '../processes/process.ts'

/**
 * A copy of this machine for one test: changes to its system directories stay in memory, visible to the test alone. It
 * has its own processes, and neither sees nor affects other Docker daemons of the machine.
 */
export interface PrivateHost {
  /** The path of its files from here. */
  readonly root: string
  /** The words before a command that run it there. */
  readonly within: readonly string[]
  readonly run: (command: string, ...args: string[]) => Promise<Ended>
  /** The same for commands that must succeed; returns their standard output. */
  readonly must: (command: string, ...args: string[]) => Promise<string>
  /** Its path for a local file, made readable there. */
  readonly write: (path: string, content: string, mode?: number) => Promise<void>
  /** The facts of its survey. */
  readonly facts: () => Promise<HostFacts>
  /** Applies stages unchanged. */
  readonly apply: (stages: readonly SealedStage[]) => Promise<Applied & { readonly undo: () => Promise<Applied> }>
  /** Applies a draft, and returns its undo. */
  readonly carryOut: (draft: Draft) => Promise<() => Promise<void>>
  /** The answer of the host's own TLS client, as an exit status of curl. */
  readonly probe: (registry: string) => Promise<number | string | undefined>
  readonly remove: () => Promise<void>
}

const sandbox = join(import.meta.dirname, '../sandbox.sh')

/** Creates one; needs root and mount namespaces. */
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
  return {
    ...host,
    ...withPrograms({ within }),
    remove: async () => {
      await host.run('kill', sleeper)
      // It cleans up after itself and ends its processes; SIGKILL would prevent that.
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

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
