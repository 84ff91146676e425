import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine
let cli: Cli
let container: string

beforeAll(async () => {
  namespace = await makeNetworkNamespace('import')
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

const certsDirectory = '/etc/docker'
const pull = (): Promise<string> => docker.pull(`${registry.name}/team/app:none`)

describe('a self-signed registry, a real Docker, the command line', () => {
  let before: Record<string, string>
  let change: string

  it('is refused by Docker at first', async () => {
    before = await treeState(certsDirectory)
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
  })

  it('shows the fingerprint that openssl computes', async () => {
    const { code, stdout } = await cli.run('inspect', registry.name)
    expect(code).toBe(0)
    expect(stdout).toContain(registry.fingerprint)
  })

  it('refuses a wrong fingerprint and writes nothing', async () => {
    const wrong = registry.fingerprint.replace(/^../, (pair) => (pair === '00' ? '11' : '00'))
    const { code, envelope } = await cli.json('trust', registry.name, '--fingerprint', wrong, '--yes')
    expect([code, !envelope.ok && envelope.error.code]).toEqual([6, 'fingerprint-mismatch'])
    expect(await treeState(certsDirectory)).toEqual(before)
  })

  it('trusts nothing silently: --yes alone is not enough', async () => {
    const { code, envelope } = await cli.json('trust', registry.name, '--yes')
    expect([code, !envelope.ok && envelope.error.code]).toEqual([5, 'fingerprint-needed'])
  })

  it('refuses to change a host that nobody confirms', async () => {
    const { code, envelope } = await cli.json('trust', registry.name, '--fingerprint', registry.fingerprint)
    expect([code, !envelope.ok && envelope.error.code]).toEqual([5, 'confirmation-needed'])
    expect(await treeState(certsDirectory)).toEqual(before)
  })

  it('prints the plan with --dry-run and changes nothing', async () => {
    const { code, stdout } = await cli.run('trust', registry.name, '--fingerprint', registry.fingerprint, '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toContain(`${certsDirectory}/certs.d/${registry.name}/ca.crt`)
    expect(stdout).toContain('Docker does not restart')
    expect(await treeState(certsDirectory)).toEqual(before)
  })

  it('trusts it: pull works, the same daemon, the container keeps running', async () => {
    const lowerCase = registry.fingerprint.replaceAll(':', '').toLowerCase()
    const { code, stdout, stderr } = await cli.run('trust', registry.name, '--fingerprint', lowerCase, '--yes')
    expect([code, stderr]).toEqual([0, expect.stringContaining('ca.crt')])
    expect(stdout).toContain('verified')
    change = /change (\S+)/.exec(stdout)?.[1] ?? ''
    expect(await pull()).toContain('manifest unknown')
    expect(await docker.isRunning(container)).toBe(true)
    expect((await docker.docker('version')).code).toBe(0)
    process.kill(docker.pid, 0)
  })

  it('has nothing to do the second time', async () => {
    const { code, stdout } = await cli.run('trust', registry.name, '--fingerprint', registry.fingerprint, '--yes')
    expect([code, stdout]).toEqual([0, expect.stringContaining('nothing to do')])
  })

  it('lists the registry and the change', async () => {
    expect((await cli.run('hosts')).stdout).toContain(registry.name)
    expect((await cli.run('history')).stdout).toContain(change)
  })

  it('undo restores the original bytes, and Docker refuses again', async () => {
    const { code } = await cli.run('undo', change, '--yes')
    expect(code).toBe(0)
    expect(await treeState(certsDirectory)).toEqual(before)
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
    const again = await cli.json('undo', change, '--yes')
    expect([again.code, !again.envelope.ok && again.envelope.error.code]).toEqual([2, 'change-undone'])
  })

  it('trusts a CA file, and untrust removes it', async () => {
    const file = join(cli.home, 'ca.pem')
    await writeFile(file, registry.certificatePem)
    expect((await cli.run('trust', registry.name, '--ca', file, '--yes')).code).toBe(0)
    expect(await pull()).toContain('manifest unknown')
    expect((await cli.run('untrust', registry.name, '--yes')).code).toBe(0)
    expect(await treeState(certsDirectory)).toEqual(before)
    expect(await readdir('/var/lib/mooring/receipts')).toEqual([])
  })

  it('refuses the old fingerprint once the registry has another certificate', async () => {
    const old = registry.fingerprint
    await registry.renew()
    const { code } = await cli.json('trust', registry.name, '--fingerprint', old, '--yes')
    expect(code).toBe(6)
    expect(await treeState(certsDirectory)).toEqual(before)
  })
})

describe('a broken registry', () => {
  it('says so when nothing listens, and writes nothing', async () => {
    const before = await treeState(certsDirectory)
    const fingerprint = ['--fingerprint', registry.fingerprint]
    const { code, envelope } = await cli.json('trust', `${namespace.address}:5999`, ...fingerprint, '--yes')
    expect([code, !envelope.ok && envelope.error.code]).toEqual([1, 'connect-refused'])
    expect(await treeState(certsDirectory)).toEqual(before)
  })

  it.each([
    ['../../etc', 'reference-traversal'],
    ['a b', 'reference-space'],
    ['ubuntu:22.04', 'reference-docker-hub'],
    ['my_registry.example.com', 'reference-underscore'],
    ['reg.example.com:99999', 'reference-port'],
  ])('refuses the name %j', async (name, expected) => {
    const { code, envelope } = await cli.json('inspect', name)
    expect([code, !envelope.ok && envelope.error.code]).toEqual([2, expected])
  })
})
