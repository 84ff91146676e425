import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { caExtensions, type Mint, type Minted, openMint } from '../support/certificates/mint.ts'
import { type EngineHost, openEngineHost } from '../support/generations/engine-host.ts'
import { generations } from '../support/generations/engines.ts'
import { makeNetwork, type Network } from '../support/generations/network.ts'
import { rootOf } from '../support/generations/roots.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const roots = inject('generationRoots')
const untrusted = 'x509: certificate signed by unknown authority'
/** The tag is unknown: the classic store's words and the containerd store's. */
const reached = /manifest unknown|team\/app:none: not found/

let mint: Mint
let client: Minted
let network: Network
let plain: RegistryServer
let strict: RegistryServer

beforeAll(async () => {
  mint = await openMint()
  const clients = await mint.mint('clients', { extensions: caExtensions })
  client = await mint.mint('client', { issuer: clients, extensions: ['extendedKeyUsage=clientAuth'] })
  network = await makeNetwork('rounds')
  plain = await startRegistry(network.here)
  strict = await startRegistry(network.here, { port: 5001, clientCa: clients.certFile })
})

afterAll(async () => {
  await strict?.stop()
  await plain?.stop()
  await network?.remove()
  await mint?.remove()
})

describe.each(generations)('Docker $name', (generation) => {
  const root = rootOf(generation, roots)
  let host: EngineHost
  let cli: Cli
  let before: Record<string, string>[]
  beforeEach(({ skip }) => {
    if ('missing' in root) skip(root.missing)
  })

  beforeAll(async () => {
    if ('missing' in root) return
    host = await openEngineHost(generation, { directory: root.directory, network: network.name })
    cli = await openCli({ within: host.within })
    await host.must('update-ca-certificates', '--fresh')
    before = await state()
  })

  afterAll(async () => {
    await cli?.remove()
    await host?.remove()
  })

  /** What every round must leave as it was. */
  const state = (): Promise<Record<string, string>[]> =>
    Promise.all(
      ['/etc/docker', '/etc/ssl', '/usr/local/share/ca-certificates'].map((path) => treeState(join(host.root, path))),
    )
  const pidOfDocker = (): Promise<string> => readFile(join(host.root, 'run/docker.pid'), 'utf8')
  const trust = (registry: RegistryServer, ...options: string[]) =>
    cli.json('trust', registry.name, '--fingerprint', registry.fingerprint, '--yes', ...options)
  const undo = async (change: string): Promise<number | null> => (await cli.run('undo', change, '--yes')).code
  /** What docker's own client says of a tag that the registry has not. */
  const manifest = async (user: string): Promise<string> => {
    const asked = ['docker', '--config', '/nonexistent', 'manifest', 'inspect', `${strict.name}/team/app:none`]
    return (await host.run('setpriv', `--reuid=${user}`, '--clear-groups', ...asked)).stderr
  }
  const changeIn = ({ envelope }: Awaited<ReturnType<Cli['json']>>): string =>
    /"change":"([^"]+)"/.exec(JSON.stringify(envelope))?.[1] ?? ''
  const verdicts = (...answers: string[]) => ({
    ok: true,
    data: { report: { hosts: [{ outcome: 'done', verdicts: answers.map((answer) => ({ answer })) }] } },
  })

  it('trust, untrust and the undo of each, without a restart', async () => {
    const pid = await pidOfDocker()
    expect(await host.pull(plain.name)).toContain(untrusted)
    const trusting = await trust(plain)
    expect([trusting.code, trusting.envelope]).toMatchObject([0, verdicts('reached')])
    expect(await host.pull(plain.name)).toMatch(reached)
    expect((await trust(plain)).envelope).toMatchObject({ data: { plan: { hosts: [{ outcome: 'nothing' }] } } })
    const untrusting = await cli.json('untrust', plain.name, '--yes')
    expect([untrusting.code, await state()]).toEqual([0, before])
    expect(await host.pull(plain.name)).toContain(untrusted)
    expect(await undo(changeIn(untrusting))).toBe(0)
    expect(await host.pull(plain.name)).toMatch(reached)
    expect([await undo(changeIn(trusting)), await state()]).toEqual([0, before])
    expect(await host.pull(plain.name)).toContain(untrusted)
    expect(await pidOfDocker()).toBe(pid)
  })

  it('a client pair: missing, given, and removed with the rest', async () => {
    expect((await trust(strict)).envelope).toMatchObject(verdicts('client-certificate'))
    const pair = ['--client-cert', client.certFile, '--client-key', client.keyFile]
    const { code, envelope } = await trust(strict, ...pair)
    expect([code, envelope]).toMatchObject([0, verdicts('reached')])
    expect(await host.pull(strict.name)).toMatch(reached)
    const key = `/etc/docker/certs.d/${strict.name}/client.key`
    expect(JSON.stringify(envelope)).toContain('key-for-root')
    expect([await manifest('root'), await manifest('nobody')]).toEqual([
      expect.stringContaining('no such manifest'),
      expect.stringContaining(`open ${key}: permission denied`),
    ])
    expect((await cli.run('untrust', strict.name, '--yes')).code).toBe(0)
    expect(await state()).toEqual(before)
    expect(await host.pull(strict.name)).toContain(untrusted)
  })

  it('a CA under the name of a client certificate: a problem, a verdict of its own, and set aside', async () => {
    const path = `/etc/docker/certs.d/${plain.name}/ca.cert`
    await host.write(path, plain.certificatePem)
    try {
      const withFile = await state()
      const refused = await trust(plain)
      expect([refused.code, refused.envelope]).toMatchObject([5, { ok: false, error: { code: 'plan-has-problems' } }])
      expect(await state()).toEqual(withFile)
      const despite = await trust(plain, '--despite-problems')
      const blocked = { answer: 'blocked', cause: 'orphan-certificate' }
      expect([despite.code, despite.envelope]).toMatchObject([
        3,
        { data: { report: { hosts: [{ verdicts: [blocked] }] } } },
      ])
      const aside = await trust(plain, '--set-aside')
      expect([aside.code, aside.envelope]).toMatchObject([0, verdicts('reached')])
      expect(await host.pull(plain.name)).toMatch(reached)
      expect([await undo(changeIn(aside)), await undo(changeIn(despite)), await state()]).toEqual([0, 0, withFile])
    } finally {
      await host.must('rm', '-r', '/etc/docker/certs.d')
    }
  })

  it('trust --system, untrust and undo: Docker restarts each time', async () => {
    const pid = await pidOfDocker()
    const trusting = await trust(plain, '--system')
    expect([trusting.code, trusting.envelope]).toMatchObject([0, verdicts('reached', 'reached')])
    expect(await pidOfDocker()).not.toBe(pid)
    expect(await host.pull(plain.name)).toMatch(reached)
    const untrusting = await cli.json('untrust', plain.name, '--yes')
    expect([untrusting.code, await state()]).toEqual([0, before])
    expect(await host.pull(plain.name)).toContain(untrusted)
    expect(await undo(changeIn(untrusting))).toBe(0)
    expect(await host.pull(plain.name)).toMatch(reached)
    expect([await undo(changeIn(trusting)), await state()]).toEqual([0, before])
    expect(await host.pull(plain.name)).toContain(untrusted)
  })

  it('insecure on, off, and the undo of on, without a restart', async () => {
    const pid = await pidOfDocker()
    const on = await cli.json('insecure', 'on', plain.name, '--yes')
    expect([on.code, on.envelope]).toMatchObject([0, verdicts('reached')])
    expect(await host.pull(plain.name)).toMatch(reached)
    expect((await cli.run('insecure', 'off', plain.name, '--yes')).code).toBe(0)
    expect([await host.pull(plain.name), await state()]).toEqual([expect.stringContaining(untrusted), before])
    const again = await cli.json('insecure', 'on', plain.name, '--yes')
    expect(await host.pull(plain.name)).toMatch(reached)
    expect([await undo(changeIn(again)), await state()]).toEqual([0, before])
    expect(await host.pull(plain.name)).toContain(untrusted)
    expect(await pidOfDocker()).toBe(pid)
  })
})
