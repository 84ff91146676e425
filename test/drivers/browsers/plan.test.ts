import { describe, expect, it } from 'vitest'
import type { ResolvedAs } from '../../../main/drivers/index.ts'
import { browsers } from '../../../main/drivers/trust/browsers/index.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { type SampleName, sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'
import { doneOnFacts as done, draftOf, planOnFacts } from '../../support/facts/plan-on-facts.ts'

const firefox = '/home/ann/.mozilla/firefox/a1b2.default'
const chromium = '/home/ann/.pki/nssdb'
const fileFor = (database: string, name: string): string => `/var/lib/mooring/nss${database}/mooring-${name}.pem`

/** A host with browsers and what it takes to change their databases. */
function host(sketch: HostSketch = {}): HostFacts {
  return hostFacts({ nssDatabases: [firefox, chromium], trustStore: { commands: ['certutil'] }, ...sketch })
}
const trust = (registry: string, anchor: SampleName = 'anchor'): ResolvedAs<'trust'> => ({
  kind: 'trust',
  registry: parseRegistry(registry),
  anchors: [sampleCertificate(anchor)],
  place: 'registry',
  also: ['browsers'],
})
const codes = ({ notes }: Draft): string[] => notes.map(({ code }) => code)
const runsOf = ({ stages }: Draft): (readonly string[])[] =>
  stages.flatMap(({ runs }) => runs.map(({ refresh, args }) => [refresh, ...args]))

const followed = ({ files }: HostFacts): string[] =>
  files.flatMap(({ path, kind }) => (kind === 'file' && path.startsWith('/var/lib/mooring/nss/') ? [path] : []))

describe('a registry for browsers', () => {
  it('gives each database a file to follow, whose first line is the trust', () => {
    const draft = draftOf(browsers, host(), trust('one.example.com:5000'))
    const path = fileFor(firefox, 'one.example.com_5000')
    expect(runsOf(draft)).toContainEqual(['nss-database', path, firefox])
    const [put] = draft.stages.flatMap(({ files }) => files)
    expect(put).toMatchObject({
      path,
      posix: { mode: '0644', uid: 0 },
      content: expect.stringMatching(/^# C,,\n-----BEGIN/),
    })
    expect(codes(draft)).toEqual(['browsers-when-restarted'])
  })

  it('is a trusted peer if its certificate is not a CA', () => {
    const leaf = { ...sampleCertificate('anchor'), basicConstraints: { ca: false } }
    const [put] = draftOf(browsers, host(), { ...trust('one.example.com'), anchors: [leaf] }).stages.flatMap(
      (each) => each.files,
    )
    expect(put).toMatchObject({ content: expect.stringMatching(/^# P,,\n/) })
  })

  it('also goes to Docker, and only to the requested stores', () => {
    const { also: _, ...plain } = trust('one.example.com')
    expect(planOnFacts(host(), trust('one.example.com')).notes).toContain('browsers-when-restarted')
    expect(planOnFacts(host(), plain).notes).not.toContain('browsers-when-restarted')
  })

  it('needs nothing the second time, and untrust leaves nothing', () => {
    const one = done(host(), trust('one.example.com'), 'c1')
    expect(followed(one)).toHaveLength(2)
    expect(runsOf(draftOf(browsers, one, trust('one.example.com')))).toEqual([])
    const end = done(one, { kind: 'untrust', registry: parseRegistry('one.example.com') }, 'c2')
    expect([end.receipts, end.files.filter(({ path }) => path.startsWith('/var/lib/mooring/nss'))]).toEqual([[], []])
  })

  it('shares the file of another one with the same CA, which stays until both go', () => {
    const both = done(done(host(), trust('one.example.com'), 'c1'), trust('two.example.com'), 'c2')
    expect(followed(both)).toEqual([fileFor(firefox, 'one.example.com'), fileFor(chromium, 'one.example.com')])
    const two = done(both, { kind: 'untrust', registry: parseRegistry('one.example.com') }, 'c3')
    expect(followed(two)).toEqual(followed(both))
    expect(followed(done(two, { kind: 'untrust', registry: parseRegistry('two.example.com') }, 'c4'))).toEqual([])
  })

  it('gets a changed file for a new certificate', () => {
    const renewed = draftOf(browsers, done(host(), trust('one.example.com'), 'c1'), trust('one.example.com', 'other'))
    expect(runsOf(renewed)).toEqual([
      ['nss-database', fileFor(firefox, 'one.example.com'), firefox],
      ['nss-database', fileFor(chromium, 'one.example.com'), chromium],
    ])
  })
})

describe('databases that cannot be changed', () => {
  it('are named if their path has spaces', () => {
    const directory = '/home/ann/.mozilla/firefox/My profile'
    const draft = draftOf(browsers, host({ nssDatabases: [directory, chromium] }), trust('one.example.com'))
    expect(draft.notes[0]).toMatchObject({ code: 'path-with-blanks', params: { directory } })
    expect(draft.stages).toHaveLength(1)
  })

  it('are missing, with a note', () => {
    expect(codes(draftOf(browsers, host({ nssDatabases: [] }), trust('one.example.com')))).toEqual(['no-database'])
  })

  it('lack certutil, and are refused', () => {
    const without = host({ trustStore: { commands: [] } })
    const refused = expect.objectContaining({ code: 'certutil-missing' })
    expect(() => draftOf(browsers, without, trust('one.example.com'))).toThrow(refused)
    const placed = done(host(), trust('one.example.com'), 'c1')
    const untrust = { kind: 'untrust', registry: parseRegistry('one.example.com') } as const
    expect(() => draftOf(browsers, { ...placed, trustStore: without.trustStore }, untrust)).toThrow(refused)
    expect(draftOf(browsers, without, untrust).stages).toEqual([])
  })
})
