import { chmod, chown, copyFile, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DockerEngine, fileAt, type HostFacts } from '../../shared/model/facts.ts'
import { dash, type HostRun, hostShells, survey } from '../support/host-programs/host-program.ts'
import { oldClient } from '../support/host-programs/old-client.ts'
import { withOwnProcesses } from '../support/host-programs/own-processes.ts'
import {
  type DaemonOptions,
  loop,
  type PretendedDaemon,
  startPretendedDaemon,
} from '../support/host-programs/pretended-daemon.ts'
import {
  info,
  type StubDockerApi,
  startStubDockerApi,
  told,
  withoutDockerCommand,
} from '../support/host-programs/stub-docker-api.ts'
import { start, until } from '../support/processes/process.ts'

const asRoot = process.getuid?.() === 0
const nobody = 65534
describe.each(hostShells)('the survey finds engines on $name', (shell) => {
  let directory: string
  let daemon: PretendedDaemon | undefined
  let api: StubDockerApi | undefined
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mooring-engine-'))
    await chmod(directory, 0o755)
  })
  afterEach(async () => {
    await daemon?.stop()
    await api?.close()
    await rm(directory, { recursive: true })
    daemon = undefined
    api = undefined
  })

  async function pretend(flags: readonly string[], options?: DaemonOptions): Promise<void> {
    daemon = await startPretendedDaemon(directory, flags, { within: withOwnProcesses, ...options })
  }
  const apart = (run: HostRun = {}): HostRun => ({ ...run, within: [...withOwnProcesses, ...(run.within ?? [])] })
  async function look(run?: HostRun, asker?: number): Promise<{ facts: HostFacts; engine: DockerEngine | undefined }> {
    const asked = asker === undefined ? {} : { asker }
    const facts = await survey(shell, { root: '/', registries: ['reg:5000'], ...asked }, apart(run))
    return { facts, engine: facts.engines.find(({ pid }) => pid === daemon?.pid) }
  }

  test('by the name they had before 1.12, `docker daemon`, and no other docker', async () => {
    await writeFile(join(directory, 'daemon'), loop)
    await pretend(['docker', 'daemon'], { name: 'docker' })
    expect((await look()).engine).toBeUndefined()
    await daemon?.stop()
    await pretend(['-H', 'unix:///nowhere'], { name: 'docker', program: ['daemon'] })
    expect((await look()).engine).toMatchObject({ pid: daemon?.pid, args: daemon?.args })
  })

  test('with their arguments, sockets and settings, and asks them', async (context) => {
    if (!asRoot) context.skip('a daemon of root’s needs root')
    api = await startStubDockerApi((_, response) => response.end(JSON.stringify(info)))
    const settings = join(directory, 'daemon.json')
    await writeFile(settings, '{}')
    for (const flags of [
      ['-H', 'tcp://127.0.0.1:1', '-H', api.endpoint, '--config-file', settings],
      [`--host=${api.endpoint}`, `--config-file=${settings}`, 'a\nb', ''],
      [`-H${api.endpoint}`, '--config-file', settings],
    ]) {
      await pretend(flags)
      const { engine, facts } = await look()
      expect(engine).toEqual({
        ...{
          kind: 'docker',
          flavour: 'rootful',
          pid: daemon?.pid,
          args: daemon?.args,
          endpoint: api.endpoint,
          ...told,
        },
        ...{ certsDir: '/etc/docker/certs.d', uid: 0, gid: 0, since: expect.any(Number) },
      })
      expect(Math.abs((engine?.since ?? 0) - facts.clock)).toBeLessThan(30)
      expect(fileAt(facts, settings)?.text).toBe('{}')
      await daemon?.stop()
    }
  })

  test('without a docker command, by curl', async (context) => {
    if (!asRoot) context.skip('hiding the docker command takes a mount namespace, which needs root')
    api = await startStubDockerApi((request, response) => {
      if (request.url === '/info') response.end(JSON.stringify(info))
    })
    await pretend(['-H', api.endpoint])
    expect((await look({ within: withoutDockerCommand })).engine).toMatchObject(told)
  })

  test.for([
    { client: '1.7', tells: { imageStore: 'classic' }, version: '1.7.1' },
    { client: '1.10', tells: { runningContainers: 2 }, version: '1.10.3' },
    { client: '1.12', tells: { insecure: ['reg:5000', '127.0.0.0/8'] }, version: '1.12.6' },
  ] as const)('by the words of docker $client, which knows no --format', async ({ client, tells, version }) => {
    await pretend(['-H', 'tcp://127.0.0.1:1'])
    const old = await oldClient(join(directory, 'bin'), client)
    expect((await look({ pathBefore: old })).engine).toMatchObject({ reachable: true, version, ...tells })
  })

  test('by the API before 1.9, which has no version', async (context) => {
    if (!asRoot) context.skip('hiding the docker command takes a mount namespace, which needs root')
    const { ServerVersion, ...others } = info
    api = await startStubDockerApi((_, response) => response.end(JSON.stringify({ ...others, Containers: 1 })))
    await pretend(['-H', api.endpoint])
    const { engine } = await look({ within: withoutDockerCommand })
    expect(engine).toMatchObject({ reachable: true, insecure: told.insecure })
    expect(engine?.version).toBeUndefined()
  })

  test('that a user runs, with the settings of that user', async (context) => {
    if (!asRoot) context.skip('only root can become somebody else')
    const config = join(directory, 'config')
    await mkdir(join(config, 'docker/certs.d/reg:5000'), { recursive: true })
    await pretend([], { env: { XDG_CONFIG_HOME: config }, uid: nobody })
    const { engine, facts } = await look({}, nobody)
    const certsDir = join(config, 'docker/certs.d')
    expect(engine).toMatchObject({ flavour: 'rootless', certsDir, reachable: false, uid: nobody, gid: nobody })
    expect(engine?.endpoint).toBeUndefined()
    expect(fileAt(facts, join(certsDir, 'reg:5000'))?.kind).toBe('directory')
  })

  test('that a user runs who keeps settings at the usual place', async (context) => {
    if (!asRoot) context.skip('only root can become somebody else')
    await pretend([], { uid: 1 })
    expect((await look({}, 1)).engine).toMatchObject({
      flavour: 'rootless',
      certsDir: '/usr/sbin/.config/docker/certs.d',
    })
  })

  test('that hang, and continues without their answer', async (context) => {
    if (!asRoot) context.skip('a daemon of root’s needs root')
    if (shell !== dash) context.skip('takes long, and time limits are tested on every shell with refreshes')
    api = await startStubDockerApi(() => {})
    await pretend(['-H', api.endpoint])
    const { engine } = await look()
    expect(engine).toMatchObject({ endpoint: api.endpoint, reachable: false })
    expect(engine?.version).toBeUndefined()
  })

  describe('of Docker Desktop', () => {
    /** A home with its socket, and what the survey says of it to whoever's that is. */
    async function desktop(): Promise<{ settings: string; run: HostRun }> {
      api = await startStubDockerApi((_, response) => response.end(JSON.stringify(info)))
      const settings = join(directory, '.docker')
      await mkdir(join(settings, 'desktop'), { recursive: true })
      await symlink(api.endpoint.slice('unix://'.length), join(settings, 'desktop/docker.sock'))
      await mkdir(join(settings, 'certs.d/reg:5000'), { recursive: true })
      await writeFile(join(settings, 'daemon.json'), '{}')
      return { settings, run: { programBefore: `HOME=${directory}/\n` } }
    }
    const engineOf = ({ engines }: HostFacts) => engines.filter(({ flavour }) => flavour === 'desktop')

    test('by its socket, with the files of its user', async () => {
      const { settings, run } = await desktop()
      const { facts } = await look(run)
      const { uid, gid } = await stat(join(settings, 'desktop/docker.sock'))
      expect(engineOf(facts)).toEqual([
        {
          ...{ kind: 'docker', flavour: 'desktop', args: [], ...told, uid, gid },
          ...{ endpoint: `unix://${settings}/desktop/docker.sock`, certsDir: join(settings, 'certs.d') },
        },
      ])
      expect(facts.user.home).toBe(directory)
      expect(fileAt(facts, join(settings, 'daemon.json'))?.text).toBe('{}')
      expect(fileAt(facts, join(settings, 'certs.d/reg:5000'))?.kind).toBe('directory')
    })

    test('for every user, and none without one', async (context) => {
      if (!asRoot) context.skip('only root can look for somebody else')
      const { settings } = await desktop()
      await chown(join(settings, 'desktop/docker.sock'), nobody, nobody)
      const asked = { root: '/', registries: [] }
      expect(engineOf(await survey(shell, { ...asked, home: directory }, apart()))).toMatchObject([
        { uid: nobody, gid: nobody },
      ])
      expect(engineOf(await survey(shell, asked, apart()))).toEqual([])
    })

    test('but not root’s in a user’s home', async (context) => {
      if (!asRoot) context.skip('only root can give a directory away')
      const { run } = await desktop()
      await chown(directory, nobody, nobody)
      expect(engineOf((await look(run)).facts)).toEqual([])
    })

    test('once, where the usual socket leads to it', async (context) => {
      if (!asRoot) context.skip('another /run takes a mount namespace, which needs root')
      const { settings, run } = await desktop()
      const script = `mount -t tmpfs tmpfs /run && ln -s ${settings}/desktop/docker.sock /run/docker.sock && exec "$@"`
      const { facts } = await look({ ...run, within: ['unshare', '-m', 'sh', '-c', script, 'sh'] })
      expect(facts.engines.filter(({ endpoint }) => endpoint !== undefined)).toEqual(engineOf(facts))
      expect(engineOf(facts)).toHaveLength(1)
    })
  })

  test('but not Podman behind Docker’s usual socket', async (context) => {
    if (!asRoot) context.skip('another /run takes a mount namespace, which needs root')
    api = await startStubDockerApi((_, response) => response.end(JSON.stringify(info)))
    const script = [
      ...['mount -t tmpfs tmpfs /run', 'mkdir /run/podman', ': >/run/podman/podman.sock'],
      `mount --bind ${api.endpoint.slice('unix://'.length)} /run/podman/podman.sock`,
      ...['ln -s /run/podman/podman.sock /run/docker.sock', 'exec "$@"'],
    ].join(' && ')
    const { facts } = await look({ within: ['unshare', '-m', 'sh', '-c', script, 'sh'] })
    expect(facts.engines.filter(({ endpoint }) => endpoint !== undefined)).toEqual([])
  })

  test('but not those that run in a container', async (context) => {
    if (!asRoot) context.skip('a process namespace needs root')
    const program = join(directory, 'dockerd')
    await copyFile('/bin/dash', program)
    const [command = '', ...args] = [...withOwnProcesses, 'unshare', '-pf', '--kill-child', program, '-c', loop]
    const container = start(command, args, { detached: true })
    await until('the daemon', async () => container.log() === '1\n')
    const { facts } = await look()
    // Its first process minds no other signal.
    process.kill(-container.pid, 'SIGKILL')
    await container.stop()
    expect(facts.engines.filter((engine) => engine.args[0] === program)).toEqual([])
  })
})
