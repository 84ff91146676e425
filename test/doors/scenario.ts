import { X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Call } from '../../shared/api/client.ts'
import type { VerbName, VerbOutput } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import type { Progress } from '../../shared/model/change.ts'
import { plannedFiles } from '../../shared/model/plan-steps.ts'
import { english } from '../../shared/words/language.ts'
import { sayParam } from '../../shared/words/say.ts'
import { caExtensions, type Mint, type Minted, openMint, serverExtensions } from '../support/certificates/mint.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import {
  type Forgery,
  forge,
  type OnTheWay,
  startClientRegistry,
  startOnTheWay,
} from '../support/registry/on-the-way.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import type { TestServer } from '../support/registry/tls-servers.ts'

/** A door as the scenario uses it: nothing but the contract. */
export interface OpenDoor {
  readonly call: Call
  readonly close: () => Promise<void>
}

/**
 * Somebody on the way, who adds a root of his own to the real server certificate and lets the handshake break off. The
 * same through every door: only what is pinned gets into a plan.
 */
export function describeOnTheWay(open: () => Promise<OpenDoor>): void {
  let mint: Mint
  let ca: Minted
  let leaf: Minted
  let forgery: Forgery
  let registry: TestServer
  let way: OnTheWay
  let door: OpenDoor
  let root: string

  beforeAll(async () => {
    mint = await openMint()
    ca = await mint.mint('ca', { extensions: caExtensions })
    leaf = await mint.mint('leaf', { issuer: ca, extensions: serverExtensions('IP:127.0.0.1') })
    forgery = await forge(mint, ca)
    registry = await startClientRegistry(ca, leaf)
    way = await startOnTheWay(registry)
    root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
    await mkdir(join(root, 'etc', 'docker'), { recursive: true })
    door = await open()
  })

  afterAll(async () => {
    await door?.close()
    await way?.close()
    await registry?.close()
    await mint?.remove()
    await rm(root, { recursive: true, force: true })
  })

  const plan = (pinned: Minted): ReturnType<typeof door.call<'plan.make'>> => {
    const { fingerprint256: fingerprint } = new X509Certificate(pinned.cert)
    const intent = {
      kind: 'trust',
      registry: `127.0.0.1:${way.port}`,
      anchor: { from: 'registry', fingerprint },
    } as const
    return door.call('plan.make', { intent, hosts: ['local'], root })
  }
  const planned = async (pinned: Minted) => {
    const { purpose, hosts } = data<'plan.make'>(await plan(pinned))
    const pem = plannedFiles(hosts[0]?.stages ?? [])
      .flatMap(({ diff }) => diff)
      .map((line) => line.slice(1))
      .join('\n')
    return { anchor: purpose.anchors?.[0], pem: pem?.trim(), notes: hosts[0]?.notes.map(({ code }) => code) }
  }
  const named = ({ cert }: Minted) => {
    const { subject, fingerprint256: fingerprint, validTo } = new X509Certificate(cert)
    return { subject, fingerprint, notAfter: new Date(validTo).toISOString() }
  }

  it('plans the CA that was compared while the way is honest, and names it', async () => {
    expect(await planned(ca)).toMatchObject({ anchor: named(ca), pem: ca.cert.trim() })
  })

  it('plans the pinned server certificate alone, and says what that means', async () => {
    way.replace(leaf, forgery.forged, forgery.forgedRoot)
    const { anchor, pem, notes } = await planned(leaf)
    expect({ anchor, pem }).toEqual({ anchor: named(leaf), pem: leaf.cert.trim() })
    expect(notes).toContain('leaf-pinned')
  })

  it('plans nothing if the pinned CA is not there any more', async () => {
    way.replace(leaf, forgery.forged, forgery.forgedRoot)
    const answer = await plan(ca)
    expect(answer.ok ? '' : answer.error.code).toMatch(/^(?:fingerprint-mismatch|certificate-changed)$/)
  })
}

/** The data of an answer that must be well. */
function data<V extends VerbName>(envelope: Envelope<VerbOutput<V>>): VerbOutput<V> {
  if (!envelope.ok) throw new Error(`${envelope.error.code}: ${envelope.error.message}`)
  return envelope.data
}

/** The first import, in a directory tree that stands for a host. The same steps through every door. */
export function describeScenario(open: () => Promise<OpenDoor>): void {
  let namespace: NetworkNamespace
  let registry: RegistryServer
  let door: OpenDoor
  let root: string
  let before: Record<string, string>
  let change: string

  beforeAll(async () => {
    namespace = await makeNetworkNamespace('door')
    registry = await startRegistry(namespace)
    root = await mkdtemp(join(tmpdir(), 'mooring-tree-'))
    await mkdir(join(root, 'etc', 'docker'), { recursive: true })
    before = await treeState(join(root, 'etc'))
    door = await open()
  })

  afterAll(async () => {
    await door?.close()
    await registry?.stop()
    await namespace?.remove()
    await rm(root, { recursive: true, force: true })
  })

  const trust = (fingerprint: string): ReturnType<typeof door.call<'plan.make'>> =>
    door.call('plan.make', {
      intent: { kind: 'trust', registry: registry.name, anchor: { from: 'registry', fingerprint } },
      hosts: ['local'],
      root,
    })

  it('inspects: the chain and its fingerprint', async () => {
    const inspection = data<'registry.inspect'>(await door.call('registry.inspect', { registry: registry.name }))
    expect(inspection.anchor.certificate.fingerprint).toBe(registry.fingerprint)
    expect(inspection.anchor.kind).toBe('self-signed-leaf')
  })

  it('refuses a wrong fingerprint', async () => {
    const answer = await trust('00:'.repeat(31).concat('00'))
    expect(answer.ok ? '' : answer.error.code).toBe('fingerprint-mismatch')
  })

  it('plans, and changes nothing by that', async () => {
    const [host] = data<'plan.make'>(await trust(registry.fingerprint)).hosts
    expect(host).toMatchObject({ outcome: 'change', restart: 'none' })
    expect(plannedFiles(host?.stages ?? [])).toMatchObject([{ action: 'create', mode: '0644' }])
    expect(await treeState(join(root, 'etc'))).toEqual(before)
  })

  it('applies, and tells its steps', async () => {
    const { plan } = data<'plan.make'>(await trust(registry.fingerprint))
    const steps: string[] = []
    const options = { onEvent: ({ doing }: Progress) => doing && steps.push(sayParam(english, doing)) }
    const [host] = data<'plan.apply'>(await door.call('plan.apply', { plan }, options)).hosts
    change = host?.change ?? ''
    expect(host).toMatchObject({ host: 'local', outcome: 'done' })
    expect(steps.join('\n')).toContain('ca.crt')
    const file = join(root, 'etc/docker/certs.d', registry.name, 'ca.crt')
    expect(await readFile(file, 'utf8')).toBe(registry.certificatePem)
  })

  it('has nothing to do the second time', async () => {
    expect(data<'plan.make'>(await trust(registry.fingerprint)).hosts[0]?.outcome).toBe('nothing')
  })

  it('remembers the change', async () => {
    const { changes } = data<'history.list'>(await door.call('history.list', {}))
    expect(changes.find(({ id }) => id === change)).toMatchObject({ registry: registry.name, root, state: 'applied' })
  })

  it('takes it back', async () => {
    const { plan } = data<'plan.make'>(
      await door.call('plan.make', { intent: { kind: 'undo', change }, hosts: ['local'] }),
    )
    expect(data<'plan.apply'>(await door.call('plan.apply', { plan })).hosts[0]?.outcome).toBe('done')
    expect(await treeState(join(root, 'etc'))).toEqual(before)
  })
}
