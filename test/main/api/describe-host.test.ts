import { describe, expect, it } from 'vitest'
import { describeHost } from '../../../main/api/describe-host.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { Failure, failureFrom } from '../../../shared/failure.ts'
import type { DockerEngine } from '../../../shared/model/facts.ts'
import { makeNote } from '../../../shared/note.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

const web = { id: 'web', source: 'saved', label: 'ssh://web' } as const
const seen = (sketch: HostSketch) => describeHost(web, { kind: 'seen', facts: hostFacts(sketch), notes: [] })
const failed = (thrown: unknown) => describeHost(web, { kind: 'failed', thrown })

describe('a host that was looked at', () => {
  it('is ready with an engine, and says which', () => {
    expect(seen({ engines: [{ version: '24.0.5' }, { flavour: 'rootless', version: '25.0.1' }] })).toMatchObject({
      ...web,
      state: 'ready',
      detail: 'Debian GNU/Linux 12 (bookworm), Docker 24.0.5, Docker 25.0.1, rootless',
      engines: [
        { kind: 'docker', flavour: 'rootful', version: '24.0.5' },
        { kind: 'docker', flavour: 'rootless', version: '25.0.1' },
      ],
      needsSudo: false,
    })
  })

  it('is also ready if its engine may not be asked, or does not run', () => {
    const { version: _, pid, ...unasked } = hostFacts().engines[0] ?? expect.fail()
    const details = [unasked, { ...unasked, pid }].map((engine) => {
      const facts = { ...hostFacts(), engines: [engine as DockerEngine] }
      return describeHost(web, { kind: 'seen', facts, notes: [] }).detail
    })
    expect(details).toEqual([
      'Debian GNU/Linux 12 (bookworm), Docker (not running)',
      'Debian GNU/Linux 12 (bookworm), Docker (running)',
    ])
  })

  it('says that an engine does not answer', () => {
    const engine: DockerEngine = { ...(hostFacts().engines[0] ?? expect.fail()), isSilent: true, pid: 7 }
    const { version: _, ...silent } = engine
    const facts = { ...hostFacts(), engines: [silent] }
    expect(describeHost(web, { kind: 'seen', facts, notes: [] })).toMatchObject({
      state: 'ready',
      engines: [{ isRunning: true, isSilent: true }],
      detail: expect.stringContaining('Docker (does not answer)'),
    })
  })

  it('has no engine', () => {
    expect(seen({ engines: [] })).toMatchObject({
      state: 'no-engine',
      detail: 'Debian GNU/Linux 12 (bookworm), no container engine',
    })
  })

  it('is one that Mooring does not change', () => {
    expect(seen({ os: { kernel: 'FreeBSD', name: '' } })).toMatchObject({
      state: 'unsupported',
      detail: 'FreeBSD, Docker 20.10.24',
    })
  })

  it('needs sudo for users other than root, but not in a directory tree', () => {
    const user = { uid: 1000, gid: 1000, name: 'deploy' }
    expect(seen({ user }).needsSudo).toBe(true)
    expect(seen({ user, root: '/srv/image' }).needsSudo).toBe(false)
  })

  it('needs none if all its engines are the user’s own', () => {
    const user = { uid: 1000, gid: 1000, name: 'ann' }
    const desktop = { flavour: 'desktop', uid: 1000 } as const
    expect(seen({ user, engines: [desktop] }).needsSudo).toBe(false)
    expect(seen({ user, engines: [desktop, {}] }).needsSudo).toBe(true)
    expect(seen({ user, engines: [] }).needsSudo).toBe(true)
  })

  it('tells the registries, and which of them are trusted', () => {
    const receipt = { files: [], directories: [] }
    const receipts = [
      { ...receipt, change: 'c1', registry: 'b:5000', kind: 'trust' as const },
      { ...receipt, change: 'c2', registry: 'a:5000', kind: 'insecure' as const },
      { ...receipt, change: 'c3', registry: 'b:5000', kind: 'insecure' as const },
    ]
    expect(seen({ receipts, unfinished: 'c3' })).toMatchObject({
      registries: ['a:5000', 'b:5000'],
      trusted: ['b:5000'],
      insecure: ['a:5000', 'b:5000'],
      unfinished: 'c3',
    })
  })

  it('tells what is set up by hand, and what was removed by hand', () => {
    const [certs, receipt] = ['/etc/docker/certs.d', { kind: 'trust' as const, directories: [] }]
    const file = (name: string) => ({ path: `${certs}/${name}/ca.crt`, sha256: '' as const, driver: 'docker' })
    const receipts = ['here', 'gone'].map((name) => ({ ...receipt, change: name, registry: name, files: [file(name)] }))
    const files = { [`${certs}/here/ca.crt`]: '', [`${certs}/own/ca.crt`]: '' }
    expect(seen({ receipts, files })).toMatchObject({ trusted: ['gone', 'here'], gone: ['gone'], byHand: ['own'] })
  })

  it('does not say that something is gone where it may not look', () => {
    const files = [{ path: '/etc/docker/certs.d/gone/ca.crt', sha256: '' as const, driver: 'docker' }]
    const receipts = [{ change: 'c1', registry: 'gone', kind: 'trust' as const, directories: [], files }]
    const facts = hostFacts({ receipts, user: { uid: 1000, gid: 1000, name: 'ann', home: '/home/ann' } })
    const docker = { path: '/etc/docker', kind: 'directory' as const, size: 0, posix: { mode: '0700', uid: 0, gid: 0 } }
    const closed = { ...facts, files: [docker] }
    expect(describeHost(web, { kind: 'seen', facts: closed, notes: [] }).gone).toEqual([])
  })

  it('tells what earlier changes left in the journal', () => {
    const journal = '/var/lib/mooring'
    const facts = hostFacts({})
    const leftovers = [
      { kind: 'staged', change: 'c1', journal },
      { kind: 'owed', change: 'c2', refresh: 'trust-store', journal },
      { kind: 'damaged', path: `${journal}/aside/c3`, journal },
    ] as const
    const { notes } = describeHost(web, { kind: 'seen', facts: { ...facts, leftovers: [...leftovers] }, notes: [] })
    expect(notes).toMatchObject([
      { code: 'content-staged', params: { change: 'c1' } },
      { code: 'refresh-owed', params: { change: 'c2', refresh: { phrase: 'refresh-trust-store' } } },
      { code: 'record-set-aside', params: { path: `${journal}/aside/c3` } },
    ])
  })

  it('keeps the notes about the way', () => {
    const note = makeNote({ 'no-database': 'warning' }, 'no-database')
    expect(describeHost(web, { kind: 'seen', facts: hostFacts(), notes: [note] }).notes).toEqual([note])
  })
})

describe('a host that could not be looked at', () => {
  it.each<[ErrorCode, string]>([
    ['machine-stopped', 'stopped'],
    ['ssh-host-key-unknown', 'key-unknown'],
    ['ssh-host-key-changed', 'key-changed'],
    ['ssh-host-key-revoked', 'key-changed'],
    ['ssh-auth-failed', 'login-failed'],
    ['sudo-password-needed', 'login-failed'],
    ['host-unsupported', 'unsupported'],
    ['host-unreachable', 'unreachable'],
    ['ssh-timeout', 'unreachable'],
    ['machine-unreadable', 'unreachable'],
    ['survey-failed', 'unreachable'],
  ])('for %s is %s', (code, state) => {
    expect(failed(failureFrom({ code, params: { host: 'web' } }))).toMatchObject({ ...web, state, error: { code } })
  })

  it('has the data for comparing a host key', () => {
    const params = { host: 'web', address: '10.0.0.1:22', type: 'ssh-ed25519', fingerprint: 'SHA256:abc' }
    const { detail, error, hostKey } = failed(new Failure('ssh-host-key-unknown', params))
    expect(hostKey).toEqual(params)
    expect(error?.hint).toContain('mooring hosts accept-key web SHA256:abc')
    expect(detail).toContain('10.0.0.1:22')
  })

  it('has the known_hosts line with another host key', () => {
    const key = { host: 'web', address: '10.0.0.1:22', type: 'ssh-ed25519', fingerprint: 'SHA256:abc' }
    const params = { ...key, file: '/home/ann/.ssh/known_hosts', line: 3 }
    expect(failed(new Failure('ssh-host-key-changed', params)).hostKey).toEqual(params)
    const refusal = new Failure('host-unreachable', { ...params, detail: 'ECONNREFUSED' })
    expect(failed(refusal)).not.toHaveProperty('hostKey')
  })

  it('is unreachable after an unexpected failure', () => {
    expect(failed(new Error('odd'))).toMatchObject({ state: 'unreachable', error: { code: 'unexpected' } })
  })
})

it('a host that is being looked at says so and nothing else', () => {
  expect(describeHost(web, { kind: 'looking' })).toEqual({
    ...web,
    state: 'looking',
    detail: '',
    system: '',
    needsSudo: false,
    engines: [],
    registries: [],
    trusted: [],
    insecure: [],
    gone: [],
    byHand: [],
    notes: [],
  })
})
