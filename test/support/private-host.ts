import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Engine, HostFacts } from '../../shared/model/facts.ts'
import type { DraftPlan, RunOp } from '../../shared/model/plan.ts'
import { hostFacts } from './host-facts.ts'
import { type Ended, must, run, start, until } from './process.ts'

/** This machine, but whatever a test does to its system directories stays in memory and is seen by the test alone. */
export interface PrivateHost {
  /** Where its files are seen from here. */
  readonly root: string
  readonly run: (command: string, ...args: string[]) => Promise<Ended>
  /** The same for what must work: its standard output. */
  readonly must: (command: string, ...args: string[]) => Promise<string>
  /** Its own name for a file that lies here, made readable there. */
  readonly write: (path: string, content: string, mode?: number) => Promise<void>
  /** What a survey would say of the store: the files in a directory of anchors, and the commands. */
  readonly facts: (
    directory: string,
    commands: readonly string[],
    engines?: readonly Partial<Engine>[],
  ) => Promise<HostFacts>
  /** Does what a draft says, and gives the way back: the same refreshes after the files are as they were. */
  readonly carryOut: (draft: DraftPlan) => Promise<() => Promise<void>>
  readonly remove: () => Promise<void>
}

const sandbox = join(import.meta.dirname, 'sandbox.sh')
/** Beside what the sandbox copies: commands of the tests' own, and what Debian's hooks for the store write to. */
const overlaid = ['/usr/local/sbin', '/var/lib/dpkg', '/var/lib/ca-certificates-java']
const refreshes = join(import.meta.dirname, 'refreshes.sh')

/** Makes one; needs root and mount namespaces. */
export async function openPrivateHost(): Promise<PrivateHost> {
  const inside = ['sh', sandbox, 'sh', '-c', 'echo "pid $$"; exec sleep 3600']
  const running = start('unshare', ['--mount', '--propagation', 'private', ...inside])
  await until('the sandbox', async () => running.log().includes('pid '))
  const pid = /pid (\d+)/.exec(running.log())?.[1] ?? ''
  const enter = ['--target', pid, '--mount', '--']
  const root = `/proc/${pid}/root`
  const host: Pick<PrivateHost, 'root' | 'run' | 'must' | 'write'> = {
    root,
    run: (command, ...args) => run('nsenter', [...enter, command, ...args], { cwd: '/' }),
    must: (command, ...args) => must('nsenter', [...enter, command, ...args], { cwd: '/' }),
    write: async (path, content, mode = 0o644) => {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), content)
      await chmod(join(root, path), mode)
    },
  }
  for (const directory of overlaid) await overlay(host, directory)
  return {
    ...host,
    facts: (directory, commands, engines = []) => storeFacts(root, directory, commands, engines),
    carryOut: (draft) => carryOut(host, draft),
    remove: async () => {
      await host.run('kill', pid)
      // It clears up after itself; stopped at once, it could not.
      await until('the end of the sandbox', async () => !(await exists(`/proc/${running.pid}`)))
      await running.stop()
    },
  }
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

async function storeFacts(
  root: string,
  directory: string,
  commands: readonly string[],
  engines: readonly Partial<Engine>[],
): Promise<HostFacts> {
  const entries = (await readdir(join(root, directory), { withFileTypes: true })).filter((entry) => entry.isFile())
  const texts = entries.map(async ({ name }) => [
    `${directory}/${name}`,
    await readFile(join(root, directory, name), 'utf8'),
  ])
  const files = { [`${directory}/`]: '', ...Object.fromEntries(await Promise.all(texts)) }
  return {
    ...hostFacts({ files, trustStore: { commands: [...commands] }, engines }),
    clock: Math.floor(Date.now() / 1000),
  }
}

async function carryOut(
  host: Pick<PrivateHost, 'root' | 'run' | 'write'>,
  draft: DraftPlan,
): Promise<() => Promise<void>> {
  const files = draft.stages.flatMap((stage) => stage.files)
  const runs = draft.stages.flatMap((stage) => stage.runs)
  const kept = new Map<string, string | undefined>()
  for (const op of files) {
    const path = join(host.root, op.path)
    kept.set(op.path, await readFile(path, 'utf8').catch(() => undefined))
    if (op.op === 'put') await host.write(op.path, op.content, Number.parseInt(op.mode, 8))
    else await rm(path)
  }
  for (const op of runs) await refresh(host, 'do', op)
  return async () => {
    for (const [path, content] of kept) {
      if (content === undefined) await rm(join(host.root, path))
      else await host.write(path, content)
    }
    for (const op of runs) await refresh(host, 'undo', op)
  }
}

async function refresh({ run: runInside }: Pick<PrivateHost, 'run'>, direction: string, op: RunOp): Promise<void> {
  const script = '. "$1"; shift; "$@"'
  const name = op.refresh.replaceAll('-', '_')
  const { code, stdout, stderr } = await runInside('sh', '-c', script, 'sh', refreshes, name, direction, ...op.args)
  if (code !== 0) throw new Error(`${direction} ${op.refresh} ended with ${code}: ${stdout}${stderr}`)
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
