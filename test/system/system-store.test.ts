import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemStore } from '../../main/drivers/system-store/index.ts'
import { readCertificates } from '../../main/registry/read-certificates.ts'
import type { Service } from '../../shared/model/facts.ts'
import type { DraftPlan, RunOp } from '../../shared/model/plan.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { put } from '../support/host-tree.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/network-namespace.ts'
import { openPrivateHost, type PrivateHost } from '../support/private-host.ts'
import { type RegistryServer, startRegistry } from '../support/registry-server.ts'
import { treeState } from '../support/tree-state.ts'

const anchors = '/usr/local/share/ca-certificates'
const store = '/etc/ssl'
const endpoint = 'unix:///run/docker.sock'
const service: Service = { manager: 'sysv', name: 'docker' }

let namespace: NetworkNamespace
let registry: RegistryServer
let host: PrivateHost

beforeAll(async () => {
  namespace = await makeNetworkNamespace('store')
  registry = await startRegistry(namespace)
  host = await openPrivateHost()
  // Whatever waits to be taken into this machine's store is no business of the tests.
  await host.must('update-ca-certificates', '--fresh')
})

afterAll(async () => {
  await host?.remove()
  await registry?.stop()
  await namespace?.remove()
})

const curl = () => host.run('curl', '-sS', '--noproxy', '*', '-w', '%{http_code}', `https://${registry.name}/v2/`)
const pull = async (): Promise<string> =>
  (await host.run('docker', '-H', endpoint, 'pull', `${registry.name}/team/app:none`)).stderr
const opensslVerify = async (): Promise<number | null> => {
  await host.write('/run/registry.pem', registry.certificatePem)
  return (await host.run('openssl', 'verify', '-CApath', '/etc/ssl/certs', '/run/registry.pem')).code
}

/** Files and links of the store; Java's, which is not byte for byte the same after any change, is looked into instead. */
async function state(): Promise<Record<string, string>[]> {
  const { 'certs/java/cacerts': _, ...built } = await treeState(join(host.root, store))
  return [built, await treeState(join(host.root, anchors))]
}

/** What the host's own TLS client comes to, in curl's numbers; and openssl, where that is all there is. */
async function probe(): Promise<unknown[]> {
  const byCurl = await host.probe(registry.name)
  await host.must('mount', '--bind', '/dev/null', '/usr/bin/curl')
  const byOpenssl = await host.probe(registry.name)
  await host.must('umount', '/usr/bin/curl')
  return [byCurl, byOpenssl]
}

/** How many of Mooring's certificates Java trusts; none where there is no Java. */
async function inJava(): Promise<number> {
  const { stdout } = await host.run(
    'sh',
    '-c',
    'keytool -list -cacerts -storepass changeit 2>/dev/null | grep -c mooring',
  )
  return Number(stdout)
}

type Engines = Parameters<PrivateHost['facts']>[0]

async function trust(engines: Engines = [], noRestart = false): Promise<DraftPlan> {
  const [anchor] = readCertificates(Buffer.from(registry.certificatePem), 'registry.pem')
  if (!anchor) throw new Error('no certificate')
  return systemStore.trust(await host.facts(engines), {
    registry: parseRegistry(registry.name),
    anchor,
    place: 'system',
    noRestart,
  })
}

/** The whole way: what was put is what untrust is told of. */
async function untrust(trusted: DraftPlan, engines: Engines = []): Promise<DraftPlan> {
  const now = await host.facts(engines)
  const placed = trusted.stages.flatMap(({ files }) =>
    files.map(({ path }) => ({
      path,
      sha256: now.files.find((file) => file.path === path)?.sha256 ?? '',
      driver: systemStore.id,
    })),
  )
  return systemStore.untrust(now, placed)
}

describe('Debian’s own update-ca-certificates', () => {
  it('makes TLS clients accept the registry, and untrust leaves everything as it was', async () => {
    const before = await state()
    expect([(await curl()).code, await opensslVerify(), await inJava()]).toEqual([60, 2, 0])
    expect(await probe()).toEqual([60, 60])
    const draft = await trust()
    await host.carryOut(draft)
    expect([(await curl()).stdout, await opensslVerify()]).toEqual(['{}200', 0])
    expect(await probe()).toEqual([0, 0])
    const hasJava = (await host.run('test', '-x', '/etc/ca-certificates/update.d/jks-keystore')).code === 0
    expect(await inJava()).toBe(hasJava ? 1 : 0)
    await host.carryOut(await untrust(draft))
    expect(await state()).toEqual(before)
    expect([(await curl()).code, await opensslVerify(), await inJava()]).toEqual([60, 2, 0])
  })

  it('undo brings everything back too', async () => {
    const before = await state()
    const takeBack = await host.carryOut(await trust())
    await takeBack()
    expect([await state(), (await curl()).code, await inJava()]).toEqual([before, 60, 0])
  })

  it('follows a registry with a new certificate, and undo leads back to the old one', async () => {
    const first = await trust()
    await host.carryOut(first)
    const before = await state()
    const [old] = first.stages.flatMap(({ files }) => files.map(({ path }) => path))
    await registry.renew()
    expect((await curl()).code).toBe(60)
    const now = await host.facts()
    const sha256 = now.files.find((file) => file.path === old)?.sha256 ?? ''
    const receipt = {
      change: 'c1',
      registry: registry.name,
      kind: 'trust' as const,
      files: [{ path: old ?? '', sha256, driver: systemStore.id }],
      directories: [],
    }
    const [anchor] = readCertificates(Buffer.from(registry.certificatePem), 'registry.pem')
    if (!anchor) throw new Error('no certificate')
    const wish = { registry: parseRegistry(registry.name), anchor, place: 'system' as const }
    const takeBack = await host.carryOut(systemStore.trust({ ...now, receipts: [receipt] }, wish))
    expect([(await curl()).stdout, await opensslVerify()]).toEqual(['{}200', 0])
    await takeBack()
    expect(await state()).toEqual(before)
    await host.carryOut(await untrust(first))
  })
})

describe('Docker, started by Debian’s init script', () => {
  const engines = [{ endpoint, service }]
  const restart = (timeoutSeconds: number): RunOp => ({
    op: 'run',
    refresh: 'docker-restart',
    args: ['sysv', 'docker', '0', endpoint],
    timeoutSeconds,
  })

  beforeAll(async () => {
    // A machine that is a container may not raise its limits.
    await host.must('sed', '-i', 's/ulimit/: ulimit/', '/etc/init.d/docker')
    const options = '--bridge=none --iptables=false --host=unix:///run/docker.sock'
    await host.write('/etc/default/docker', `DOCKER_OPTS="${options}"\nDOCKER_LOGFILE=/run/docker.log\n`)
    expect((await host.apply([{ files: [], runs: [restart(60)] }])).result).toEqual({ kind: 'done' })
    // A daemon keeps the store as it was at its first look.
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
  })
  afterAll(() => host.run('/etc/init.d/docker', 'stop'))

  it('does not know of the change before its restart', async () => {
    const takeBack = await host.carryOut(await trust(engines, true))
    expect([(await curl()).stdout, await pull()]).toEqual(['{}200', expect.stringContaining('x509')])
    await takeBack()
  })

  it('pulls after the restart, and refuses again after untrust', async () => {
    const draft = await trust(engines)
    await host.carryOut(draft)
    expect(await pull()).toContain('manifest unknown')
    await host.carryOut(await untrust(draft, engines))
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
  })

  it('that does not come back gets its settings back, and comes back', async () => {
    const broken = put('/etc/docker/daemon.json', '{"insecure-registries": [}')
    const { result } = await host.apply([{ files: [broken], runs: [restart(10)] }])
    expect(result).toMatchObject({ kind: 'refresh-failed', refresh: 'docker-restart' })
    expect(result).toMatchObject({ detail: expect.stringContaining(`Docker does not answer at ${endpoint}`) })
    expect((await host.run('test', '-e', broken.path)).code).toBe(1)
    expect((await host.run('docker', '-H', endpoint, 'version')).code).toBe(0)
  })
})
