import { describe, expect, it } from 'vitest'
import { hasGone, type ResolvedAs } from '../../main/drivers/index.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import { certificateBlocks } from '../../shared/pem.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { type SampleName, sampleCertificate, samplePem } from '../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../support/facts/apply-to-facts.ts'
import type { HostSketch } from '../support/facts/host-facts.ts'
import { doneOnFacts, planOnFacts } from '../support/facts/plan-on-facts.ts'
import { debian } from './system-store/sketch.ts'

const registry = parseRegistry('reg.example.com')
const certsD = '/etc/docker/certs.d/reg.example.com'
const system = '/usr/local/share/ca-certificates'
const nss = '/home/ann/.pki/nssdb'
const followed = `/var/lib/mooring/nss${nss}`
const [old, next] = [sampleCertificate('anchor'), sampleCertificate('other')]

type Place = Pick<ResolvedAs<'trust'>, 'place' | 'also'>

/** Where each kind of trust keeps its anchors. */
const places: readonly (readonly [name: string, directory: string, place: Place])[] = [
  ['certs.d', certsD, { place: 'registry' }],
  ['the system’s store', system, { place: 'system' }],
  ['a browser’s database', followed, { place: 'registry', also: ['browsers'] }],
]

const trust = (place: Place, ...anchors: [Certificate, ...Certificate[]]): ResolvedAs<'trust'> => ({
  kind: 'trust',
  registry,
  anchors,
  ...place,
})

const host = (sketch: HostSketch = {}): HostFacts =>
  debian({
    nssDatabases: [nss],
    trustStore: { commands: ['update-ca-certificates', 'certutil'] },
    ...sketch,
  })

/** The certificates in a directory, each once. */
function trusted(facts: HostFacts, directory: string): string[] {
  const names: SampleName[] = ['anchor', 'other']
  const there = facts.files.flatMap(({ path, text = '' }) =>
    path.startsWith(`${directory}/`) ? certificateBlocks(text).map(({ body }) => body) : [],
  )
  return names.filter((name) => there.includes(certificateBlocks(samplePem(name))[0]?.body ?? ''))
}

describe.each(places)('a registry that changes its CA, in %s', (_, directory, place) => {
  const first = doneOnFacts(host(), trust(place, old), 'c1')
  const both = doneOnFacts(first, trust(place, old, next), 'c2')
  const last = doneOnFacts(both, trust(place, next), 'c3')

  it('has the old one, then both, then the new one alone', () => {
    expect([first, both, last].map((facts) => trusted(facts, directory))).toEqual([
      ['anchor'],
      ['anchor', 'other'],
      ['other'],
    ])
  })

  it('has nothing left to do with the same anchors, in any order', () => {
    expect(planOnFacts(both, trust(place, old, next)).sealed).toBeUndefined()
    expect(planOnFacts(both, trust(place, next, old)).sealed).toBeUndefined()
    expect(planOnFacts(last, trust(place, next)).sealed).toBeUndefined()
  })

  it('trusts what it trusted before and after at every instant in between', () => {
    const { sealed } = planOnFacts(first, trust(place, next), 'c2')
    const stages = sealed?.stages ?? []
    const states = stages.map((__, count) => {
      const facts = applyToFacts(first, { ...(sealed ?? expect.fail()), stages: stages.slice(0, count) })
      return trusted(facts, directory).length
    })
    expect(Math.min(...states)).toBe(1)
  })

  it('does not count what was replaced as gone', () => {
    for (const facts of [first, both, last]) expect(hasGone(facts, registry.name)).toBe(false)
  })

  it('leaves nothing once it is no longer trusted', () => {
    for (const facts of [both, last]) {
      const gone = doneOnFacts(facts, { kind: 'untrust', registry }, 'c9')
      expect([trusted(gone, directory), gone.receipts]).toEqual([[], []])
    }
  })
})

describe('the anchors of a registry in certs.d', () => {
  const intent = trust({ place: 'registry' }, old, next)

  it('lie in one file, so that a set is replaced in an instant', () => {
    const { sealed } = planOnFacts(host(), intent)
    const files = sealed?.stages.flatMap((stage) => stage.files) ?? []
    const written = files.flatMap((file) => (file.op === 'put' && file.path.startsWith(certsD) ? [file] : []))
    expect(written.map(({ path, content }) => [path, content])).toEqual([[`${certsD}/ca.crt`, old.pem + next.pem]])
  })

  it('are not written again where the user’s file holds one', () => {
    const facts = host({ files: { [`${certsD}/corp.crt`]: samplePem('anchor') } })
    const done = doneOnFacts(facts, intent, 'c1')
    expect(done.files.find(({ path }) => path === `${certsD}/ca.crt`)?.text).toBe(next.pem)
    expect(planOnFacts(done, intent).sealed).toBeUndefined()
  })

  it('stay in Mooring’s own file beside the user’s ca.crt', () => {
    const facts = host({ files: { [`${certsD}/ca.crt`]: samplePem('client') } })
    const last = doneOnFacts(doneOnFacts(facts, intent, 'c1'), trust({ place: 'registry' }, next), 'c2')
    const crts = last.files.flatMap(({ path, text }) => (path.endsWith('.crt') ? [text] : []))
    expect(crts.sort()).toEqual([next.pem, samplePem('client')].sort())
  })
})

describe('the anchors of a registry in the system’s store', () => {
  it('have a file each: not every command reads a second certificate', () => {
    const done = doneOnFacts(host(), trust({ place: 'system' }, old, next), 'c1')
    const files = done.files.flatMap(({ path, text }) => (path.startsWith(`${system}/mooring-`) ? [text] : []))
    expect(files.sort()).toEqual([old.pem, next.pem].sort())
  })

  it('are added before the old one goes, each with its own rebuild', () => {
    const both = doneOnFacts(host(), trust({ place: 'system' }, old), 'c1')
    const { sealed } = planOnFacts(
      doneOnFacts(both, trust({ place: 'system' }, old, next), 'c2'),
      trust({ place: 'system' }, next),
      'c3',
    )
    const runs = sealed?.stages.flatMap((stage) => stage.runs.map(({ args }) => args)) ?? []
    expect(runs).toEqual([['debian', 'remove', 'mooring-reg.example.com.crt'], expect.anything()])
  })
})
