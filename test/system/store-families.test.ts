import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCaFiles } from '../../main/certificates/read/certificate-file.ts'
import { families, type StoreFamily } from '../../main/drivers/trust/system-store/families.ts'
import { planSystemTrust } from '../../main/drivers/trust/system-store/trust.ts'
import { planSystemUntrust } from '../../main/drivers/trust/system-store/untrust.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { type Mint, openMint } from '../support/certificates/mint.ts'
import { samplePem } from '../support/certificates/sample-certificate.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { openPrivateHost, type PrivateHost } from '../support/ssh/private-host.ts'

/** What a host of the family has: where p11-kit looks, in place of where this machine's does, and what may change. */
interface Setting {
  readonly p11Kit?: string
  readonly changing: readonly string[]
}

const settings: Readonly<Record<Exclude<StoreFamily['id'], 'debian' | 'boot2docker'>, Setting>> = {
  redhat: { p11Kit: '/etc/pki/ca-trust/source', changing: ['/etc/pki'] },
  arch: { p11Kit: '/etc/ca-certificates/trust-source', changing: ['/etc/ca-certificates'] },
  suse: { p11Kit: '/etc/pki/trust', changing: ['/etc/pki', '/var/lib/ca-certificates'] },
  alpine: { changing: ['/etc/ssl/certs', '/usr/local/share/ca-certificates'] },
}

let namespace: NetworkNamespace
let registry: RegistryServer
let mint: Mint

beforeAll(async () => {
  namespace = await makeNetworkNamespace('families')
  registry = await startRegistry(namespace)
  mint = await openMint()
})

afterAll(async () => {
  await mint?.remove()
  await registry?.stop()
  await namespace?.remove()
})

/** Has this host keep its trust store as the family does, with one anchor of the user's. */
async function settle(
  host: PrivateHost,
  { id, command, directory, extension, mark }: StoreFamily,
  { p11Kit }: Setting,
) {
  const program = await readFile(join(import.meta.dirname, '../support/host-programs/stand-ins', id, command), 'utf8')
  await host.write(`/usr/local/sbin/${command}`, program, 0o755)
  if (mark) await host.write(`/usr/local/sbin/${mark}`, '#!/bin/sh\n', 0o755)
  if (p11Kit) {
    const config = '/usr/share/p11-kit/modules/p11-kit-trust.module'
    const text = await readFile(config, 'utf8')
    await host.write('/run/trust.module', text.replace(/^x-init-reserved:.*$/m, `x-init-reserved: paths='${p11Kit}'`))
    await host.must('mount', '--bind', '/run/trust.module', config)
  } else {
    await host.must('rm', '-rf', '/etc/ca-certificates/update.d')
    await host.write('/etc/ca-certificates/update.d/certhash', '#!/bin/sh\nexec openssl rehash /etc/ssl/certs\n', 0o755)
  }
  await host.write(`${directory}/company${extension}`, samplePem('other'))
  await host.must(command)
}

let host: PrivateHost

beforeEach(async () => {
  host = await openPrivateHost()
})
afterEach(() => host.remove())

const tested = families.flatMap((family) => {
  const { id } = family
  return id === 'debian' || id === 'boot2docker' ? [] : [{ family, setting: settings[id] }]
})

describe.each(tested)('the store of $family.id', ({ family, setting }) => {
  const state = async () =>
    Object.fromEntries(
      await Promise.all(setting.changing.map(async (path) => [path, await treeState(join(host.root, path))])),
    )
  const curl = async (): Promise<number | null> => {
    const roots = ['--cacert', family.bundle, '--capath', '/nonexistent']
    return (await host.run('curl', '-sS', '--noproxy', '*', ...roots, `https://${registry.name}/v2/`)).code
  }

  it('accepts the registry after trust, and is as before after untrust and after undo', async () => {
    await settle(host, family, setting)
    const before = await state()
    expect(await curl()).toBe(60)
    const file = { name: 'registry.pem', bytes: Buffer.from(registry.certificatePem) }
    const anchor = readCaFiles([file]).certificates[0]?.certificate
    if (!anchor) throw new Error('no certificate')
    const trust = { kind: 'trust', registry: parseRegistry(registry.name), anchors: [anchor], place: 'system' } as const
    const draft = planSystemTrust(await host.facts(), trust)
    const takeBack = await host.carryOut(draft)
    expect(await curl()).toBe(0)
    await takeBack()
    expect([await state(), await curl()]).toEqual([before, 60])

    await host.carryOut(draft)
    const now = await host.facts()
    const own = now.files
      .filter(({ path }) => path.includes('/mooring-'))
      .map(({ path, sha256 = '' }) => ({ path, sha256, driver: 'system-store' }))
    expect(own).toHaveLength(1)
    await host.carryOut(planSystemUntrust(now, { kind: 'untrust', registry: trust.registry }, own))
    expect([await state(), await curl()]).toEqual([before, 60])
  })
})

describe.each(tested.filter(({ family }) => family.reads.onlyCas))('the tools of $family.id', ({ family, setting }) => {
  it('leave out what is no CA, which is why that is refused', async () => {
    await settle(host, family, setting)
    const names = [`subjectAltName=IP:${namespace.address}`]
    const minted = {
      root: await mint.mint('root', { extensions: ['basicConstraints=critical,CA:TRUE'] }),
      leaf: await mint.mint('leaf', { extensions: ['basicConstraints=CA:FALSE', ...names] }),
      silent: await mint.mint('silent', { extensions: names }),
    }
    const bundled = async (certificate: string): Promise<boolean> => {
      await host.write(`${family.directory}/x${family.extension}`, certificate)
      await host.must(family.command)
      const body = certificate.split('\n').slice(1, -2).join('\n')
      return (await readFile(join(host.root, family.bundle), 'utf8')).includes(body)
    }
    const found = [await bundled(minted.root.cert), await bundled(minted.leaf.cert), await bundled(minted.silent.cert)]
    expect(found).toEqual([true, false, false])
  })
})
