import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caExtensions, type Mint, type Minted, openMint, openssl } from '../support/certificates/mint.ts'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

let mint: Mint
let client: Minted
let encryptedKey: string
let passphraseFile: string
let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine
let cli: Cli

beforeAll(async () => {
  mint = await openMint()
  const authority = await mint.mint('clients', { extensions: caExtensions })
  client = await mint.mint('client', { issuer: authority, extensions: ['extendedKeyUsage=clientAuth'] })
  encryptedKey = join(mint.directory, 'encrypted.key')
  passphraseFile = join(mint.directory, 'passphrase')
  await writeFile(passphraseFile, 'under the keel\n')
  const encryption = ['-topk8', '-v2', 'aes-256-cbc', '-passout', `file:${passphraseFile}`]
  await openssl('pkcs8', '-in', client.keyFile, '-out', encryptedKey, ...encryption)
  namespace = await makeNetworkNamespace('client-pair')
  registry = await startRegistry(namespace, { clientCa: authority.certFile })
  docker = await startDocker()
  cli = await openCli()
})

afterAll(async () => {
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
  await mint?.remove()
})

const pull = (): Promise<string> => docker.pull(`${registry.name}/team/app:none`)
const trust = (...args: string[]) => cli.json('trust', registry.name, '--fingerprint', registry.fingerprint, ...args)

describe('a registry that asks for a client certificate', () => {
  let before: Record<string, string>

  it('is unreachable with the anchor alone, and Mooring says what is missing', async () => {
    before = await treeState('/etc/docker')
    const { envelope } = await trust('--yes')
    expect(envelope).toMatchObject({
      ok: true,
      data: { report: { hosts: [{ outcome: 'done', verdicts: [{ answer: 'client-certificate' }] }] } },
    })
    expect(await pull()).not.toContain('manifest unknown')
  })

  it('refuses a pair that does not belong together, and an encrypted key without its passphrase', async () => {
    const other = await mint.mint('other')
    const refusals = await Promise.all([
      trust('--yes', '--client-cert', client.certFile, '--client-key', other.keyFile),
      trust('--yes', '--client-cert', client.certFile, '--client-key', encryptedKey),
      trust('--yes', '--client-cert', client.certFile),
    ])
    expect(refusals.map(({ envelope }) => !envelope.ok && envelope.error.code)).toEqual([
      'client-pair-mismatch',
      'key-encrypted',
      'client-pair-incomplete',
    ])
  })

  it('is reached with the pair, whose key only root can read and no plan shows', async () => {
    const pair = ['--client-cert', client.certFile, '--client-key', encryptedKey, '--passphrase-file', passphraseFile]
    const plan = await cli.run('trust', registry.name, '--fingerprint', registry.fingerprint, ...pair, '--dry-run')
    expect(plan.stdout).toContain('client.key')
    const { code, envelope } = await trust('--yes', ...pair)
    expect([code, envelope]).toMatchObject([
      0,
      { ok: true, data: { report: { hosts: [{ verdicts: [{ answer: 'reached' }] }] } } },
    ])
    for (const shown of [plan.stdout, JSON.stringify(envelope), (await cli.run('history', '--json')).stdout]) {
      for (const line of client.key.split('\n').filter((text) => text.length > 40)) expect(shown).not.toContain(line)
    }
    const { mode, uid } = await stat(`/etc/docker/certs.d/${registry.name}/client.key`)
    expect([mode & 0o777, uid]).toEqual([0o600, 0])
    expect(await pull()).toContain('manifest unknown')
  })

  it('is forgotten again by untrust, key and all', async () => {
    expect((await cli.run('untrust', registry.name, '--yes')).code).toBe(0)
    expect(await treeState('/etc/docker')).toEqual(before)
    expect(await pull()).toContain('x509')
  })
})
