import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, must, type Running, run, start, until } from '../processes/process.ts'

/** The test's own real dockerd, beside the machine's. */
export interface DockerEngine {
  readonly pid: number
  readonly endpoint: string
  readonly docker: (...args: string[]) => Promise<Ended>
  /** Starts a container that keeps running; returns its id. */
  readonly runContainer: () => Promise<string>
  readonly isRunning: (container: string) => Promise<boolean>
  /** Tries to pull an image; returns docker's output. */
  readonly pull: (image: string) => Promise<string>
  /** Restarts dockerd on the same data, and waits until it answers. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Starts dockerd with no bridge and no firewall rules of its own. It reads the certs.d of this mount namespace, or of
 * `launch`'s.
 */
export async function startDocker(
  launch: (command: string, args: readonly string[]) => Running = start,
): Promise<DockerEngine> {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-docker-'))
  // Like /run/docker.sock: everyone can see the socket, but only some may use it.
  await chmod(directory, 0o711)
  const endpoint = `unix://${join(directory, 'sock')}`
  const docker = (...args: string[]): Promise<Ended> => run('docker', ['-H', endpoint, ...args])
  const serve = async (): Promise<Running> => {
    const started = launch('dockerd', [
      ...['--data-root', join(directory, 'data'), '--exec-root', join(directory, 'exec')],
      ...['--host', endpoint, '--pidfile', join(directory, 'pid'), '--bridge=none', '--iptables=false'],
    ])
    await until('dockerd', async () => (await docker('version')).code === 0).catch((error) => {
      throw new Error(`${error}\n${started.log()}`)
    })
    return started
  }
  let running = await serve()
  return {
    get pid() {
      return running.pid
    },
    endpoint,
    docker,
    runContainer: async () => {
      await must('sh', ['-c', 'tar -C /bin -c busybox | docker -H "$1" import - busybox:local', 'sh', endpoint])
      // As process 1, sleep ignores the stop signal; with a timeout of one second dockerd ends in time.
      const command = ['run', '-d', '--network=none', '--stop-timeout=1', 'busybox:local', '/busybox', 'sleep', '3600']
      return (await must('docker', ['-H', endpoint, ...command])).trim()
    },
    isRunning: async (container) =>
      (await docker('inspect', '--format', '{{.State.Running}}', container)).stdout.trim() === 'true',
    pull: async (image) => {
      const { stdout, stderr } = await docker('pull', image)
      return stdout + stderr
    },
    restart: async () => {
      await running.stop()
      running = await serve()
    },
    stop: async () => {
      const containers = (await docker('ps', '-q')).stdout.split('\n').filter(Boolean)
      if (containers.length > 0) await docker('rm', '-f', ...containers)
      await running.stop()
      await run('umount', ['-R', directory])
      await rm(directory, { recursive: true, force: true })
    },
  }
}
