import { describe, expect, it } from 'vitest'
import { browsers } from '../../../main/drivers/trust/browsers/index.ts'
import { draftPlans } from '../../../main/engine/draft.ts'
import { sealPlan } from '../../../main/engine/seal.ts'
import type { Wish } from '../../../main/engine/wish.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { type SampleName, sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

const firefox = '/home/ann/.mozilla/firefox/a1b2.default'
const chromium = '/home/ann/.pki/nssdb'
const fileFor = (database: string, name: string): string => `/var/lib/mooring/nss${database}/mooring-${name}.pem`

/** A host with browsers and what it takes to change their databases. */
function host(sketch: HostSketch = {}): HostFacts {
  return hostFacts({ nssDatabases: [firefox, chromium], trustStore: { commands: ['certutil'] }, ...sketch })
}
const wish = (registry: string, anchor: SampleName = 'anchor'): Extract<Wish, { kind: 'trust' }> => ({
  kind: 'trust',
  registry: parseRegistry(registry),
  anchor: sampleCertificate(anchor),
  place: 'registry',
  also: ['browsers'],
})
const codes = ({ notes }: Draft): string[] => notes.map(({ code }) => code)
const runsOf = ({ stages }: Draft): (readonly string[])[] =>
  stages.flatMap(({ runs }) => runs.map(({ refresh, args }) => [refresh, ...args]))

/** The host after a wish. */
function done(facts: HostFacts, wanted: Wish, change: string): HostFacts {
  const sealed = sealPlan({ facts, wish: wanted, drafts: draftPlans(facts, wanted), change, privileged: true })
  return sealed ? applyToFacts(facts, sealed) : facts
}
const followed = ({ files }: HostFacts): string[] =>
  files.flatMap(({ path, kind }) => (kind === 'file' && path.startsWith('/var/lib/mooring/nss/') ? [path] : []))

describe('a registry for browsers', () => {
  it('gives each database a file to follow, whose first line is the trust', () => {
    const draft = browsers.trust(host(), wish('one.example.com:5000'))
    const path = fileFor(firefox, 'one.example.com_5000')
    expect(runsOf(draft)).toContainEqual(['nss-database', path, firefox])
    const [put] = draft.stages.flatMap(({ files }) => files)
    expect(put).toMatchObject({ path, mode: '0644', uid: 0, content: expect.stringMatching(/^# C,,\n-----BEGIN/) })
    expect(codes(draft)).toEqual(['browsers-when-restarted'])
  })

  it('is a trusted peer where its certificate is no CA', () => {
    const leaf = { ...sampleCertificate('anchor'), basicConstraints: { ca: false } }
    const [put] = browsers
      .trust(host(), { ...wish('one.example.com'), anchor: leaf })
      .stages.flatMap((each) => each.files)
    expect(put).toMatchObject({ content: expect.stringMatching(/^# P,,\n/) })
  })

  it('goes to Docker as well, and only where that is asked for', () => {
    const { also: _, ...plain } = wish('one.example.com')
    expect(draftPlans(host(), wish('one.example.com')).map(({ driver }) => driver)).toContain('browsers')
    expect(draftPlans(host(), plain).map(({ driver }) => driver)).not.toContain('browsers')
  })

  it('needs nothing the second time, and untrust leaves nothing', () => {
    const one = done(host(), wish('one.example.com'), 'c1')
    expect(followed(one)).toHaveLength(2)
    expect(runsOf(browsers.trust(one, wish('one.example.com')))).toEqual([])
    const end = done(one, { kind: 'untrust', registry: parseRegistry('one.example.com') }, 'c2')
    expect([end.receipts, end.files.filter(({ path }) => path.startsWith('/var/lib/mooring/nss'))]).toEqual([[], []])
  })

  it('shares the file of another one with the same CA, which stays until both go', () => {
    const both = done(done(host(), wish('one.example.com'), 'c1'), wish('two.example.com'), 'c2')
    expect(followed(both)).toEqual([fileFor(firefox, 'one.example.com'), fileFor(chromium, 'one.example.com')])
    const two = done(both, { kind: 'untrust', registry: parseRegistry('one.example.com') }, 'c3')
    expect(followed(two)).toEqual(followed(both))
    expect(followed(done(two, { kind: 'untrust', registry: parseRegistry('two.example.com') }, 'c4'))).toEqual([])
  })

  it('has its file changed where it has a new certificate', () => {
    const renewed = browsers.trust(done(host(), wish('one.example.com'), 'c1'), wish('one.example.com', 'other'))
    expect(runsOf(renewed)).toEqual([
      ['nss-database', fileFor(firefox, 'one.example.com'), firefox],
      ['nss-database', fileFor(chromium, 'one.example.com'), chromium],
    ])
  })
})

describe('databases that cannot be changed', () => {
  it('are named where their path has blanks', () => {
    const directory = '/home/ann/.mozilla/firefox/My profile'
    const draft = browsers.trust(host({ nssDatabases: [directory, chromium] }), wish('one.example.com'))
    expect(draft.notes[0]).toMatchObject({ code: 'path-with-blanks', params: { directory } })
    expect(draft.stages).toHaveLength(1)
  })

  it('are none, which is said', () => {
    expect(codes(browsers.trust(host({ nssDatabases: [] }), wish('one.example.com')))).toEqual(['no-database'])
  })

  it('lack certutil, which is refused', () => {
    const without = host({ trustStore: { commands: [] } })
    const refused = expect.objectContaining({ code: 'certutil-missing' })
    expect(() => browsers.trust(without, wish('one.example.com'))).toThrow(refused)
    const placed = done(host(), wish('one.example.com'), 'c1')
    const files = placed.receipts.flatMap((receipt) => receipt.files).filter(({ driver }) => driver === 'browsers')
    expect(() => browsers.untrust({ ...placed, trustStore: without.trustStore }, files)).toThrow(refused)
    expect(browsers.untrust(without, []).stages).toEqual([])
  })
})
