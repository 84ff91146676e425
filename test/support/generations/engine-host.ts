import { chmod, mkdir, mkdtemp, readFile, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Ended, must, run, start, until } from '../processes/process.ts'
import type { Generation } from './engines.ts'

/** A machine with a Docker of one generation, started by Debian's own init script. All its changes are in memory. */
export interface EngineHost {
  /** The path of its files from here. */
  readonly root: string
  /** The words before a command that run it there. */
  readonly within: readonly string[]
  readonly run: (command: string, ...args: string[]) => Promise<Ended>
  /** The same for commands that must succeed; returns their standard output. */
  readonly must: (command: string, ...args: string[]) => Promise<string>
  readonly write: (path: string, content: string, mode?: number) => Promise<void>
  /** Starts Docker, or restarts it, until it answers. */
  readonly restart: () => Promise<void>
  /** Tries to pull a tag that no registry has; returns docker's output. */
  readonly pull: (registry: string, config?: string) => Promise<string>
  /** Ends everything on it. */
  readonly remove: () => Promise<void>
}

const script = join(import.meta.dirname, 'engine-host.sh')
const service = '/etc/init.d/docker'
/** The built command line can run there: it shares Node, the build and the directory for temporary files. */
const shared = [process.execPath, resolve(import.meta.dirname, '../../../out'), tmpdir()]

/**
 * Starts one with a running Docker; needs root.
 * @param directory of its Debian, see roots.ts
 * @param network the name of its network namespace
 */
export async function openEngineHost(
  { version, store }: Generation,
  { directory, network }: { readonly directory: string; readonly network: string },
): Promise<EngineHost> {
  const box = await mkdtemp(join(tmpdir(), 'mooring-generation-'))
  const spaces = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child']
  // As process 1 a shell also waits for orphans, such as a daemon that the init script has ended.
  const first = ['sh', '-c', 'echo ready; while :; do sleep 3600; done']
  const command = ['unshare', ...spaces, 'sh', script, directory, box, ...shared, '--', ...first]
  const running = start('nsenter', [`--net=/run/netns/${network}`, ...command])
  const remove = async (): Promise<void> => {
    const pid = await findFirst(running.pid)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    await running.stop()
    await rmdir(box)
  }
  try {
    await until('the machine', async () => running.log().includes('ready\n'))
    const pid = await findFirst(running.pid)
    const host = { ...commandsOn(`${pid}`), remove }
    await setUpDocker(host, store)
    const actual = (await host.must('docker', 'version', '--format', '{{.Server.Version}}')).trim()
    if (!actual.startsWith(version)) throw new Error(`this Docker is ${actual}, and not ${version}x`)
    return host
  } catch (error) {
    await remove()
    throw new Error(`no machine with Docker ${version}x: ${error}\n${running.log()}`)
  }
}

function commandsOn(pid: string): Omit<EngineHost, 'remove'> {
  const root = `/proc/${pid}/root`
  const within = ['nsenter', '--target', pid, '--mount', '--pid', '--net', '--']
  const [command = '', ...enter] = within
  const runThere: EngineHost['run'] = (...words) => run(command, [...enter, ...words], { cwd: '/' })
  const mustThere: EngineHost['must'] = (...words) => must(command, [...enter, ...words], { cwd: '/' })
  return {
    root,
    within,
    run: runThere,
    must: mustThere,
    write: async (path, content, mode = 0o644) => {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), content)
      await chmod(join(root, path), mode)
    },
    restart: async () => {
      // Debian's script refuses to restart what it has not started.
      if ((await runThere(service, 'restart')).code !== 0) await mustThere(service, 'start')
      const isAnswering = async (): Promise<boolean> => (await runThere('docker', 'version')).code === 0
      await until('Docker', isAnswering).catch(async (error) => {
        throw new Error(`${error}\n${(await runThere('tail', '-n', '20', '/run/docker.log')).stdout}`)
      })
    },
    pull: async (registry, config = '/nonexistent') => {
      const { stdout, stderr } = await runThere('docker', '--config', config, 'pull', `${registry}/team/app:none`)
      return stdout + stderr
    },
  }
}

async function setUpDocker(host: Omit<EngineHost, 'remove'>, store: Generation['store']): Promise<void> {
  // A machine in a container may not raise its limits.
  await host.must('sed', '-i', 's/ulimit/: ulimit/', service)
  await host.write(
    '/etc/default/docker',
    'DOCKER_OPTS="--bridge=none --iptables=false"\nDOCKER_LOGFILE=/run/docker.log\n',
  )
  if (store === 'containerd') {
    await host.write('/etc/docker/daemon.json', '{"features": {"containerd-snapshotter": true}}\n')
  }
  await host.restart()
}

/** The first process of the machine, as seen from here; undefined after its end. */
async function findFirst(parent: number): Promise<number | undefined> {
  const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8').catch(() => '')
  const first = Number.parseInt(children, 10)
  return Number.isNaN(first) ? undefined : first
}
