import { describe, expect, it } from 'vitest'
import { registriesOn } from '../../../main/api/registries-on.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

const certs = '/etc/docker/certs.d'
const file = (registry: string, name = 'ca.crt'): string => `${certs}/${registry}/${name}`
const receipt = (kind: Receipt['kind'], registry: string, files: Record<string, string> = {}, change = 'c1') => ({
  ...{ change, registry, kind, directories: [] },
  files: Object.entries(files).map(([path, text]) => ({ path, sha256: sha256(text), driver: 'docker' })),
})
const trust = (registry: string, text: string, change?: string) =>
  receipt('trust', registry, { [file(registry)]: text }, change)
const on = (sketch: HostSketch) => registriesOn(hostFacts(sketch))
const none = { registries: [], trusted: [], gone: [], byHand: [], insecure: [] }

describe('a registry that Mooring made trusted', () => {
  it.each<[string, Record<string, string>, 'trusted' | 'gone']>([
    ['as it was put there', { [file('a:5000')]: 'one' }, 'trusted'],
    ['deleted', { [`${certs}/a:5000/`]: '' }, 'gone'],
    ['deleted with its directory', { [`${certs}/`]: '' }, 'gone'],
    ['deleted with all of certs.d', {}, 'gone'],
    ['with other content', { [file('a:5000')]: 'two' }, 'gone'],
    ['a link now', { [file('a:5000')]: '-> /elsewhere' }, 'gone'],
  ])('and whose file is %s', (_, files, standing) => {
    const receipts = [trust('a:5000', 'one')]
    expect(on({ files, receipts })).toEqual({ ...none, registries: ['a:5000'], [standing]: ['a:5000'] })
  })

  it('is trusted by a renewed certificate, which the last of its receipts names', () => {
    const receipts = [trust('a:5000', 'one'), trust('a:5000', 'two', 'c2')]
    expect(on({ files: { [file('a:5000')]: 'two' }, receipts })).toMatchObject({ trusted: ['a:5000'], gone: [] })
  })

  it('is not said to be gone by whoever may not look', () => {
    const facts = hostFacts({ receipts: [trust('a:5000', 'one')], user: { uid: 1000 } })
    const files = facts.files.map((each) =>
      each.path === '/etc/docker' ? { ...each, posix: { mode: '0700', uid: 0, gid: 0 } } : each,
    )
    expect(registriesOn(facts).gone).toEqual(['a:5000'])
    expect(registriesOn({ ...facts, files })).toMatchObject({ trusted: ['a:5000'], gone: [] })
  })

  it('is not said to be gone where the survey left directories out, or did not look', () => {
    const full = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${certs}/r${index}/`, '']))
    const elsewhere = receipt('trust', 'b:5000', { '/home/ben/.config/docker/certs.d/b:5000/ca.crt': 'one' })
    expect(on({ files: full, receipts: [trust('a:5000', 'one')] }).gone).toEqual([])
    expect(on({ receipts: [elsewhere] })).toMatchObject({ trusted: ['b:5000'], gone: [] })
  })

  it('is told of by its anchor in the system’s store', () => {
    const path = '/usr/local/share/ca-certificates/mooring-a_5000.crt'
    const receipts = [receipt('trust', 'a:5000', { [path]: 'one' })]
    expect(on({ files: { [path]: 'one' }, receipts }).gone).toEqual([])
    expect(on({ files: { '/usr/local/share/ca-certificates/': '' }, receipts }).gone).toEqual(['a:5000'])
  })
})

describe('a registry that somebody set up by hand', () => {
  it('is told by its directory, in both spellings', () => {
    const files = { [file('b.test')]: 'x', [file('c_5000_')]: 'x', [file('a:5000', 'client.cert')]: 'x' }
    const names = ['a:5000', 'b.test', 'c:5000']
    expect(on({ files })).toEqual({ ...none, registries: names, byHand: names })
  })

  it.each([
    ['nothing is in it', { [`${certs}/b.test/`]: '' }],
    ['only containerd’s settings are in it', { [file('b.test', 'hosts.toml')]: 'x' }],
    ['no image reference names it', { [file('b')]: 'x' }],
    ['it is every registry’s', { [file('_default')]: 'x' }],
    ['it is a file', { [`${certs}/b.test`]: 'x' }],
  ])('is not told where %s', (_, files) => {
    expect(on({ files: files as Record<string, string> })).toEqual(none)
  })

  it('is the one on the disk of a Boot2Docker machine', () => {
    const disk = '/var/lib/boot2docker/etc/docker'
    const files = { '/etc/docker': `-> ${disk}`, [`${disk}/certs.d/b:5000/ca.crt`]: 'x' }
    expect(on({ os: { id: 'boot2docker', version: '19.03.12' }, files }).byHand).toEqual(['b:5000'])
  })
})

describe('an insecure registry', () => {
  it('is told apart from trust, of both kinds at once', () => {
    const files = { [file('a:5000')]: 'one', '/etc/docker/daemon.json': '{"insecure-registries": ["b:5000"]}' }
    const receipts = [trust('a:5000', 'one'), receipt('insecure', 'b:5000', {}, 'c2')]
    const engines = [{ insecure: ['a:5000', '10.0.0.0/8', '127.0.0.0/8'] }]
    expect(on({ files, receipts, engines })).toEqual({
      ...none,
      registries: ['a:5000', 'b:5000'],
      trusted: ['a:5000'],
      insecure: ['a:5000', 'b:5000'],
    })
  })

  it('is one that only the engine tells of, or that a range covers, and none that is built in', () => {
    const receipts = [trust('10.1.1.1:5000', 'one'), trust('127.0.0.1:5000', 'one')]
    const engines = [{ insecure: ['hand.test', '10.0.0.0/8', '127.0.0.0/8'] }]
    expect(on({ receipts, engines }).insecure).toEqual(['10.1.1.1:5000', 'hand.test'])
  })

  it('is one that only a file lists: the next start reads it', () => {
    const files = { '/etc/docker/daemon.json': '{"insecure-registries": ["later.test"]}' }
    expect(on({ files, engines: [{ insecure: [] }] })).toEqual({
      ...none,
      registries: ['later.test'],
      insecure: ['later.test'],
    })
  })

  it('is not one by its receipt alone', () => {
    const receipts = [receipt('insecure', 'b:5000')]
    expect(on({ receipts, engines: [{ insecure: [] }] })).toEqual({ ...none, registries: ['b:5000'] })
  })
})
