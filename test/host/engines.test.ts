import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Engine, fileAt, type HostFacts } from '../../shared/model/facts.ts'
import { apply, type HostRun, hostShells, survey } from '../support/host-program.ts'
import { must, type Running, start, until } from '../support/process.ts'
import { type StubDockerApi, startStubDockerApi } from '../support/stub-docker-api.ts'

const asRoot = process.getuid?.() === 0
/** What a daemon answers when it is asked about itself. */
const info = {
  ServerVersion: '29.0.1',
  DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
  ContainersRunning: 3,
  LiveRestoreEnabled: true,
}
/** In a mount namespace where the docker command is not one, so that curl has to do. */
const withoutDocker = ['unshare', '-m', 'sh', '-c', 'mount --bind /dev/null "$(command -v docker)" && exec "$@"', 'sh']

describe.each(hostShells)('engines on $name', (shell) => {
  let directory: string
  let daemon: Running | undefined
  let api: StubDockerApi | undefined
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mooring-engine-'))
  })
  afterEach(async () => {
    await daemon?.stop()
    await api?.close()
    await rm(directory, { recursive: true })
    daemon = undefined
    api = undefined
  })

  /** A process that looks like a daemon: its name and its arguments are one's. */
  async function pretend(args: readonly string[], env: NodeJS.ProcessEnv = {}, uid?: number): Promise<number> {
    const program = join(directory, 'dockerd')
    await copyFile('/bin/sleep', program)
    await must('chmod', ['755', directory, program])
    // sleep takes no options after `--`; an engine is known by its whole command line all the same.
    daemon = start(program, ['300', '--', ...args.map(() => '0')], { env, ...(uid === undefined ? {} : { uid, gid: uid }) })
    return daemon.pid
  }
  const look = (run?: HostRun): Promise<HostFacts> => survey(shell, { root: '/', registries: ['reg:5000'] }, run)
  const byPid = (facts: HostFacts, pid: number): Engine | undefined =>
    facts.engines.find((engine) => engine.pid === pid)
})
