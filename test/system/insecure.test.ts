import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const config = '/etc/docker/daemon.json'
let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine
let cli: Cli
let container: string

beforeAll(async () => {
  namespace = await makeNetworkNamespace('insecure')
  registry = await startRegistry(namespace)
  docker = await startDocker()
  cli = await openCli()
  container = await docker.runContainer()
})

afterAll(async () => {
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
})

const pull = (): Promise<string> => docker.pull(`${registry.name}/team/app:none`)
const changeIn = (stdout: string): string => /change (\S+)/.exec(stdout)?.[1] ?? ''

/** The names that Docker itself says it takes for insecure. */
async function inForce(): Promise<string[]> {
  const { stdout } = await docker.docker('info', '--format', '{{json .RegistryConfig.IndexConfigs}}')
  const indexes = Object.values(JSON.parse(stdout) as Record<string, { Name: string; Secure: boolean }>)
  return indexes.filter(({ Secure }) => !Secure).map(({ Name }) => Name)
}

/** What every step must leave alone. */
async function expectUndisturbed(pid: number): Promise<void> {
  expect(docker.pid).toBe(pid)
  process.kill(pid, 0)
  expect(await docker.isRunning(container)).toBe(true)
}

describe.each([
  ['no daemon.json', undefined],
  ['a daemon.json of the user’s, with tabs and no last line end', '{\n\t"log-level":\t"info"}'],
  ['a list that is there already', '{"insecure-registries": ["other.example.com:5000"]}\n'],
])('an insecure registry, with %s', (_, text) => {
  let before: Record<string, string>
  let pid: number

  beforeAll(async () => {
    await rm(config, { force: true })
    if (text !== undefined) await writeFile(config, text)
    before = await treeState('/etc/docker')
    pid = docker.pid
  })

  it('on: pull works at once, nothing is restarted', async () => {
    expect(await pull()).toContain('x509')
    const { code, stdout, stderr } = await cli.run('insecure', 'on', registry.name, '--yes')
    expect([code, stderr]).toEqual([0, expect.stringContaining('replace images')])
    expect(stdout).toContain('verified')
    expect(await pull()).toContain('manifest unknown')
    await expectUndisturbed(pid)
    expect((await cli.run('insecure', 'on', registry.name, '--yes')).stdout).toContain('nothing to do')
  })

  it('status says so, and why', async () => {
    const { stdout } = await cli.run('insecure', 'status', registry.name)
    expect(stdout).toContain('insecure')
    expect(stdout).toContain(config)
  })

  it('off: pull fails again, Docker’s list no longer has it, the file is as it was first', async () => {
    const { code } = await cli.run('insecure', 'off', registry.name, '--yes')
    expect(code).toBe(0)
    expect(await pull()).toContain('x509')
    expect(await inForce()).not.toContain(registry.name)
    expect(await treeState('/etc/docker')).toEqual(before)
    expect(await readdir('/var/lib/mooring/receipts')).toEqual([])
    await expectUndisturbed(pid)
  })

  it('undo of on: secure at once, and the first bytes are back', async () => {
    const { stdout } = await cli.run('insecure', 'on', registry.name, '--for', '2h', '--yes')
    expect(await pull()).toContain('manifest unknown')
    expect((await cli.run('undo', changeIn(stdout), '--yes')).code).toBe(0)
    expect(await inForce()).not.toContain(registry.name)
    expect(await pull()).toContain('x509')
    expect(await treeState('/etc/docker')).toEqual(before)
    await expectUndisturbed(pid)
  })

  it('undo of off: insecure again, by the same bytes', async () => {
    await cli.run('insecure', 'on', registry.name, '--yes')
    const insecure = await readFile(config, 'utf8')
    const { stdout } = await cli.run('insecure', 'off', registry.name, '--yes')
    expect((await cli.run('undo', changeIn(stdout), '--yes')).code).toBe(0)
    expect(await inForce()).toContain(registry.name)
    expect(await readFile(config, 'utf8')).toBe(insecure)
    expect((await cli.run('insecure', 'off', registry.name, '--yes')).code).toBe(0)
    expect(await treeState('/etc/docker')).toEqual(before)
  })

  it('survives a full restart either way', async () => {
    await cli.run('insecure', 'on', registry.name, '--yes')
    await docker.restart()
    expect(await inForce()).toContain(registry.name)
    await cli.run('insecure', 'off', registry.name, '--yes')
    await docker.restart()
    expect(await inForce()).not.toContain(registry.name)
    container = await docker.runContainer()
  })
})

describe('a daemon.json that cannot be edited', () => {
  it.each(['{"log-level": "info",}', '{"insecure-registry": ["a.example.com"]}'])(
    '%s: refused, with the place, and nothing is written',
    async (text) => {
      await writeFile(config, text)
      const { code, stderr } = await cli.run('insecure', 'on', registry.name, '--yes')
      expect([code, stderr]).toEqual([6, expect.stringMatching(/line 1, column \d+|insecure-registries/)])
      expect(await readFile(config, 'utf8')).toBe(text)
      await rm(config)
    },
  )
})
