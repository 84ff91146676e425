import { describe, expect, it } from 'vitest'
import type { ResolvedIntent } from '../../../main/drivers/index.ts'
import type { RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { type SampleName, sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { doneOnFacts, planOnFacts } from '../../support/facts/plan-on-facts.ts'

const registry = parseRegistry('reg.example.com:5000')
const directory = '/etc/docker/certs.d/reg.example.com:5000'
const trust = (name: SampleName): ResolvedIntent => ({
  kind: 'trust',
  registry,
  anchors: [sampleCertificate(name)],
  place: 'registry',
})
const untrust: ResolvedIntent = { kind: 'untrust', registry }

const seal = (facts: HostFacts, intent: ResolvedIntent, change: string): RequestTo<'apply'> | undefined =>
  planOnFacts(facts, intent, change).sealed

describe('sealing', () => {
  it('writes a receipt of the installed files and the new directories', () => {
    const [receipt] = doneOnFacts(hostFacts(), trust('anchor'), 'c1').receipts
    expect(receipt).toMatchObject({
      change: 'c1',
      registry: registry.name,
      directories: ['/etc/docker/certs.d', directory],
    })
    expect(receipt?.files.map(({ path, driver }) => [path, driver])).toEqual([[`${directory}/ca.crt`, 'docker']])
  })

  it('renews its own ca.crt in place, and untrust after that removes it', () => {
    const renewed = doneOnFacts(doneOnFacts(hostFacts(), trust('anchor'), 'c1'), trust('other'), 'c2')
    expect(renewed.files.filter((file) => file.path.startsWith(`${directory}/`)).map((file) => file.path)).toEqual([
      `${directory}/ca.crt`,
    ])
    const gone = doneOnFacts(renewed, untrust, 'c3')
    expect(gone.files.filter((file) => file.path.startsWith('/etc/docker/'))).toEqual([])
    expect(gone.receipts).toEqual([])
  })

  it('leaves a changed file, and a directory in use', () => {
    const trusted = doneOnFacts(hostFacts(), trust('anchor'), 'c1')
    const edited = trusted.files.map((file) =>
      file.path.endsWith('/ca.crt') ? { ...file, sha256: 'f'.repeat(64) } : file,
    )
    const after = doneOnFacts({ ...trusted, files: edited }, untrust, 'c2')
    expect(after.files.some((file) => file.path === `${directory}/ca.crt`)).toBe(true)
    // Docker still trusts by it: the receipt says whose file it was.
    expect(after.receipts).toEqual(trusted.receipts)
    const gone = doneOnFacts(after, { ...untrust, all: true }, 'c3')
    expect(gone.files.filter((file) => file.path.startsWith('/etc/docker/'))).toEqual([])
    expect(gone.receipts).toEqual([])
  })

  it('has nothing to untrust without Mooring’s files', () => {
    const facts = hostFacts({ files: { [`${directory}/ca.crt`]: 'the user’s own' } })
    expect(seal(facts, untrust, 'c1')).toBeUndefined()
  })

  it('lets a change stand without the stores that it does not depend on', () => {
    const facts = hostFacts({ nssDatabases: ['/home/ann/.pki/nssdb'], trustStore: { commands: ['certutil'] } })
    const optional = (intent: ResolvedIntent, of: HostFacts): unknown[] =>
      (seal(of, intent, 'c2')?.stages ?? []).flatMap(({ runs }) => runs.map(({ bestEffort }) => bestEffort))
    const also: ResolvedIntent = { ...trust('anchor'), also: ['browsers'] } as ResolvedIntent
    expect(optional(also, facts)).toEqual([true])
    expect(optional(untrust, doneOnFacts(facts, also, 'c1'))).toEqual([true])
  })

  it('gives files in a directory tree to its user', () => {
    const sealed = seal(hostFacts({ root: '/srv/image', user: { uid: 1000, gid: 1000 } }), trust('anchor'), 'c1')
    const puts =
      sealed?.stages.flatMap((stage) => stage.files.flatMap((file) => (file.op === 'put' ? [file] : []))) ?? []
    expect(puts[0]).toMatchObject({ posix: { uid: 1000, gid: 1000 }, expect: 'absent' })
  })
})
