import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type MintedChain, openMintedChain } from '../support/certificates/minted-chain.ts'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const certsD = '/etc/docker/certs.d'

let chain: MintedChain
let other: MintedChain
let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine
let cli: Cli

beforeAll(async () => {
  namespace = await makeNetworkNamespace('check')
  chain = await openMintedChain(`IP:${namespace.address}`)
  other = await openMintedChain('DNS:other.invalid')
  const { middle, leaf } = chain
  registry = await startRegistry(namespace, {
    pair: { chain: await chain.bundle('sent', leaf, middle), key: leaf.keyFile },
  })
  docker = await startDocker()
  cli = await openCli()
})
afterAll(async () => {
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
  await chain?.remove()
  await other?.remove()
})
afterEach(async () => {
  await cli.run('untrust', registry.name, '--yes')
  for (const name of [registry.name, namespace.address]) await rm(join(certsD, name), { recursive: true, force: true })
})

async function put(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(certsD, directory), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(certsD, directory, name), text)
}

interface Checked {
  readonly diagnosis?: { readonly remark: { readonly code: string } }
  readonly checks: readonly { readonly code: string; readonly status: string }[]
  readonly fixes: readonly { readonly command: string }[]
}

async function check(name = registry.name): Promise<[exit: number | null, checked: Checked]> {
  const { code, envelope } = await cli.json('check', name)
  const [host] = (envelope.ok ? envelope.data : []) as { readonly registries: readonly Checked[] }[]
  const [checked] = host?.registries ?? []
  if (!checked) throw new Error(JSON.stringify(envelope))
  return [code, checked]
}

describe('a host whose pulls fail is told why, and what is offered mends it', () => {
  it.each<[string, () => Promise<void>]>([
    ['anchor-missing', async () => {}],
    ['anchor-unrelated', () => put(registry.name, { 'ca.crt': other.root.cert })],
    ['extension-ignored', () => put(registry.name, { 'ca.pem': chain.root.cert })],
    ['directory-ignored', () => put(namespace.address, { 'ca.crt': chain.root.cert })],
    ['orphan-certificate', () => put(registry.name, { 'ca.crt': chain.root.cert, 'ca.cert': chain.root.cert })],
    ['orphan-key', () => put(registry.name, { 'ca.crt': chain.root.cert, 'x.key': 'x' })],
  ])('%s', async (code, prepare) => {
    await prepare()
    expect(await docker.pull(`${registry.name}/team/app:none`)).not.toContain('manifest unknown')
    const [exit, { diagnosis, fixes }] = await check()
    expect([exit, diagnosis?.remark.code]).toEqual([3, code])
    const [, ...offered] = fixes[0]?.command.split(' ') ?? []
    expect((await cli.run(...offered, '--ca', chain.root.certFile, '--yes')).code).toBe(0)
    expect(await docker.pull(`${registry.name}/team/app:none`)).toContain('manifest unknown')
    const [end, after] = await check()
    expect([end, after.diagnosis]).toEqual([0, undefined])
  })

  it('no server, with nothing of Mooring’s that would mend it', async () => {
    const [exit, { diagnosis, fixes }] = await check(`${namespace.address}:1`)
    expect([exit, diagnosis?.remark.code, fixes]).toEqual([3, 'connect-refused', []])
  })

  it('Docker that does not run', async () => {
    await docker.stop()
    try {
      const [exit, { diagnosis }] = await check()
      expect([exit, diagnosis?.remark.code]).toEqual([3, 'engine-stopped'])
    } finally {
      docker = await startDocker()
    }
  })
})
