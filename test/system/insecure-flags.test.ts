import { access, readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { must, type Running, run, start, until } from '../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const script = '/etc/init.d/docker'
const defaults = '/etc/default/docker'
const config = '/etc/docker/daemon.json'
const other = 'other.example.com:5000'
const options = ['--bridge=none', '--iptables=false', '--host=unix:///run/docker.sock']
const first = `# Here, since 2014.\nDOCKER_LOGFILE=/run/docker.log\nDOCKER_OPTS="${options.join(' ')} --insecure-registry=${other}"\n`

let namespace: NetworkNamespace
let registry: RegistryServer
let cli: Cli

beforeAll(async () => {
  namespace = await makeNetworkNamespace('flags')
  registry = await startRegistry(namespace)
  cli = await openCli()
  // A machine that is a container may not raise its limits.
  await must('sed', ['-i', 's/ulimit/: ulimit/', script])
})

afterAll(async () => {
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
})

const answers = async (): Promise<boolean> => (await run('docker', ['version'])).code === 0
const changeIn = (stdout: string): string => /change (\S+)/.exec(stdout)?.[1] ?? ''
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

async function pull(): Promise<string> {
  const { stdout, stderr } = await run('docker', ['pull', `${registry.name}/team/app:none`])
  return stdout + stderr
}

/** The names that Docker itself says it takes for insecure. */
async function inForce(): Promise<string[]> {
  const told = JSON.parse(await must('docker', ['info', '--format', '{{json .RegistryConfig.IndexConfigs}}']))
  const indexes = Object.values(told as Record<string, { Name: string; Secure: boolean }>)
  return indexes.flatMap(({ Name, Secure }) => (Secure ? [] : [Name])).sort()
}

/** As at the next boot: whether Docker comes up at all is what a wrong change would show in. */
async function startAnew(): Promise<void> {
  await must(script, ['restart'])
  await until('Docker after a full restart', answers)
}

describe('flags in /etc/default/docker, which Debian’s init script reads', () => {
  let before: Record<string, string>
  const both = first.replace(other, `${other} --insecure-registry=REGISTRY`)

  beforeAll(async () => {
    await writeFile(defaults, first)
    await must(script, ['start'])
    await until('Docker', answers)
    before = await treeState('/etc/docker')
  })
  afterAll(() => run(script, ['stop']))

  it('status says where the entry is', async () => {
    const { stdout } = await cli.run('insecure', 'status', other)
    expect(stdout).toMatch(/insecure.*\/etc\/default\/docker/s)
  })

  it('on: the flag joins the others, Docker restarts, and also starts again later', async () => {
    expect(await pull()).toContain('x509')
    const { code, stdout, stderr } = await cli.run('insecure', 'on', registry.name, '--yes')
    expect([code, stderr]).toEqual([0, expect.stringContaining('Docker restarts')])
    expect(stdout).toContain('verified')
    expect(await readFile(defaults, 'utf8')).toBe(both.replace('REGISTRY', registry.name))
    expect(await exists(config)).toBe(false)
    await startAnew()
    expect(await inForce()).toEqual([other, registry.name].sort())
    expect(await pull()).toContain('manifest unknown')
  })

  it('off: the first bytes, after a full restart too', async () => {
    expect((await cli.run('insecure', 'off', registry.name, '--yes')).code).toBe(0)
    expect([await readFile(defaults, 'utf8'), await inForce()]).toEqual([first, [other]])
    await startAnew()
    expect(await inForce()).toEqual([other])
    expect(await treeState('/etc/docker')).toEqual(before)
  })

  it('undo of on, and undo of off', async () => {
    const on = await cli.run('insecure', 'on', registry.name, '--yes')
    expect((await cli.run('undo', changeIn(on.stdout), '--yes')).code).toBe(0)
    expect([await readFile(defaults, 'utf8'), await inForce()]).toEqual([first, [other]])
    await cli.run('insecure', 'on', registry.name, '--yes')
    const off = await cli.run('insecure', 'off', registry.name, '--yes')
    expect((await cli.run('undo', changeIn(off.stdout), '--yes')).code).toBe(0)
    expect(await inForce()).toEqual([other, registry.name].sort())
    await startAnew()
    expect((await cli.run('insecure', 'off', registry.name, '--yes')).code).toBe(0)
  })

  it('while Docker does not run: it starts with the change', async () => {
    await must(script, ['stop'])
    const { code, stderr } = await cli.run('insecure', 'on', registry.name, '--yes')
    expect([code, stderr]).toEqual([0, expect.stringContaining('next start')])
    await must(script, ['start'])
    await until('Docker', answers)
    expect(await inForce()).toEqual([other, registry.name].sort())
    expect((await cli.run('insecure', 'off', registry.name, '--yes')).code).toBe(0)
    expect(await readFile(defaults, 'utf8')).toBe(first)
  })
})

describe('a daemon that was started by hand with the flag', () => {
  let dockerd: Running
  const serve = async (): Promise<void> => {
    dockerd = start('dockerd', [...options, `--insecure-registry=${other}`, '--pidfile=/run/docker.pid'])
    await until('dockerd', answers)
  }

  beforeAll(async () => {
    await rm(defaults, { force: true })
    await serve()
  })
  afterAll(() => dockerd.stop())

  it.each(['on', 'off'])('%s: refused, and nothing is written that it would not start with', async (state) => {
    const before = [await treeState('/etc/docker'), await exists(defaults)]
    const { code, envelope } = await cli.json('insecure', state, state === 'on' ? registry.name : other, '--yes')
    expect([code, envelope]).toEqual([6, expect.objectContaining({ ok: false })])
    expect(envelope).toHaveProperty('error.code', 'daemon-flags-unfound')
    expect([await treeState('/etc/docker'), await exists(defaults)]).toEqual(before)
    await dockerd.stop()
    await serve()
    expect(await inForce()).toEqual([other])
  })
})
