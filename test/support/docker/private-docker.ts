import { join } from 'node:path'
import { until } from '../processes/process.ts'
import type { PrivateHost } from '../ssh/private-host.ts'

/** Docker on a private host, started by Debian's init script, so that Mooring may restart it. */
export interface PrivateDocker {
  /** Its socket as seen from here. */
  readonly socketPath: string
  readonly isRunning: () => Promise<boolean>
  /** Tries to pull a tag that no registry has; returns docker's output. */
  readonly pull: (registry: string) => Promise<string>
  /** Starts it, until it answers. */
  readonly start: () => Promise<void>
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

const script = '/etc/init.d/docker'

/** Sets it up without starting it. */
export async function setUpDocker(host: PrivateHost): Promise<PrivateDocker> {
  // A machine in a container may not raise its limits.
  await host.must('sed', '-i', 's/ulimit/: ulimit/', script)
  const options = 'DOCKER_OPTS="--bridge=none --iptables=false"\nDOCKER_LOGFILE=/run/docker.log\n'
  await host.write('/etc/default/docker', options)
  const isRunning = async (): Promise<boolean> => (await host.run('docker', 'version')).code === 0
  const ask = async (wish: 'start' | 'restart'): Promise<void> => {
    await host.must(script, wish)
    await until('Docker', isRunning)
  }
  return {
    socketPath: join(host.root, 'run/docker.sock'),
    isRunning,
    pull: async (registry) => (await host.run('docker', 'pull', `${registry}/team/app:none`)).stderr,
    start: () => ask('start'),
    restart: () => ask('restart'),
    stop: async () => {
      await host.run(script, 'stop')
    },
  }
}
