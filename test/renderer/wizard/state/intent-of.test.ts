import { describe, expect, it } from 'vitest'
import { intentOf, isHowAnswered } from '../../../../renderer/wizard/state/intent-of.ts'
import { initialState, type WizardState, wizardReducer } from '../../../../renderer/wizard/state/state.ts'
import { intentSchema } from '../../../../shared/model/intent.ts'
import { tickets } from '../../../ui/data/answers.ts'
import { issuing, leaf, nextRoot } from '../../../ui/data/certificates.ts'
import { inspection, withCaFile, withPublishedCa } from '../../../ui/data/inspections.ts'

const told = inspection.anchor.certificate.fingerprint
const now = Date.parse('2026-11-21T09:30:00Z')

function wizardAfter(from: WizardState, ...actions: Parameters<typeof wizardReducer>[1][]): WizardState {
  return actions.reduce(wizardReducer, from)
}

const inspected = wizardAfter(initialState, { type: 'inspected', inspection })
const compared = wizardAfter(inspected, { type: 'told', told })
const trust = {
  kind: 'trust',
  registry: 'dtr.example.com:5000',
  anchor: { from: 'registry', fingerprint: told },
}

describe('trust', () => {
  it('is no intent before the anchor is confirmed', () => {
    expect(intentOf(initialState, now)).toBeUndefined()
    expect(intentOf(inspected, now)).toBeUndefined()
  })

  it('takes the anchor that was compared', () => {
    expect(intentOf(compared, now)).toEqual(trust)
  })

  it.each([
    ['the server certificate', leaf],
    ['an intermediate', issuing],
  ])('takes nothing above the certificate that was compared: %s', (_, { fingerprint }) => {
    expect(intentOf(wizardAfter(inspected, { type: 'told', told: fingerprint }), now)).toEqual({
      ...trust,
      anchor: { from: 'registry', fingerprint },
    })
  })

  const { fingerprint } = withCaFile.anchor.certificate
  it.each([
    ['whose one CA is held against what was shown', undefined, [], { fingerprint }],
    ['with all its CAs', undefined, [nextRoot], {}],
    ['and the next one', tickets.next, [nextRoot], { fingerprint }],
    ['with all its CAs, and the next one', tickets.next, [nextRoot, issuing], {}],
  ])('takes the CA file if there is one, without a comparison: %s', (_, next, others, pinned) => {
    const given = { ca: tickets.ca, next, inspection: { ...withCaFile, others } }
    expect(intentOf(wizardAfter(inspected, { type: 'given', given }), now)).toEqual({
      ...trust,
      anchor: { from: 'file', tickets: ['ticket-ca'], ...pinned },
      ...(next && { next: ['ticket-next'] }),
    })
  })

  it.each([
    ['the published CA, and fetches it again', withPublishedCa.anchor.certificate, { publishedCa: true }],
    ['a certificate that is sent, and fetches nothing', issuing, {}],
  ])('takes what was compared where a CA is published: %s', (_, { fingerprint }, fetched) => {
    const published = wizardAfter(initialState, { type: 'inspected', inspection: withPublishedCa })
    const state = wizardAfter(published, { type: 'told', told: fingerprint })
    expect(intentOf(state, now)).toEqual({ ...trust, anchor: { from: 'registry', fingerprint, ...fetched } })
  })

  it('adds a whole client pair, and refuses half of one', () => {
    const half = wizardAfter(compared, { type: 'client', client: { cert: tickets['client-cert'], key: undefined } })
    const client = { cert: tickets['client-cert'], key: tickets['client-key'] }
    expect(isHowAnswered(half)).toBe(false)
    expect(intentOf(half, now)).toBeUndefined()
    expect(intentOf(wizardAfter(compared, { type: 'client', client }), now)).toMatchObject({
      client: { cert: 'ticket-cert', key: 'ticket-key' },
    })
  })

  it('includes ticked browsers and Java, but not with insecure', () => {
    const java = wizardAfter(compared, { type: 'also', name: 'java', wanted: true })
    const both = wizardAfter(java, { type: 'also', name: 'browsers', wanted: true })
    expect(intentOf(both, now)).toEqual({ ...trust, also: ['browsers', 'java'] })
    expect(intentOf(wizardAfter(both, { type: 'also', name: 'java', wanted: false }), now)).toMatchObject({
      also: ['browsers'],
    })
    const insecure = wizardAfter(
      both,
      { type: 'method', method: 'insecure' },
      { type: 'accepts-costs', acceptsCosts: true },
    )
    expect(intentOf(insecure, now)).not.toHaveProperty('also')
    expect(wizardAfter(both, { type: 'typed', typed: 'other.example.com' }).also).toEqual([])
  })

  it('includes the chosen persistence, for this registry only', () => {
    const chosen = wizardAfter(compared, { type: 'persist', persist: 'bootsync' })
    expect(intentOf(chosen, now)).toEqual({ ...trust, persist: 'bootsync' })
    expect(intentOf(wizardAfter(chosen, { type: 'method', method: 'system' }), now)).not.toHaveProperty('persist')
    expect(intentOf(wizardAfter(chosen, { type: 'persist', persist: 'auto' }), now)).toEqual(trust)
  })

  it('takes the whole system, and postpones Docker’s restart if chosen', () => {
    const system = wizardAfter(compared, { type: 'method', method: 'system' })
    expect(intentOf(system, now)).toEqual({ ...trust, place: 'system', noRestart: false })
    const later = wizardAfter(system, { type: 'no-restart', noRestart: true })
    expect(intentOf(later, now)).toEqual({ ...trust, place: 'system', noRestart: true })
    expect(intentOf(wizardAfter(later, { type: 'method', method: 'registry-only' }), now)).toEqual(trust)
  })
})

describe('insecure', () => {
  const chosen = wizardAfter(compared, { type: 'method', method: 'insecure' })
  const accepted = wizardAfter(chosen, { type: 'accepts-costs', acceptsCosts: true })

  it('is no intent before its costs are accepted', () => {
    expect(isHowAnswered(chosen)).toBe(false)
    expect(intentOf(chosen, now)).toBeUndefined()
  })

  it('installs nothing, neither an anchor nor a client pair', () => {
    const client = { cert: tickets['client-cert'], key: undefined }
    expect(intentOf(wizardAfter(accepted, { type: 'client', client }), now)).toEqual({
      kind: 'insecure-on',
      registry: 'dtr.example.com:5000',
    })
  })

  it('needs no certificate', () => {
    const state = wizardAfter(
      initialState,
      { type: 'plain-http', registry: 'plain.example.com' },
      { type: 'accepts-costs', acceptsCosts: true },
    )
    expect(intentOf(state, now)).toMatchObject({ kind: 'insecure-on', registry: 'plain.example.com' })
  })

  it.each([
    ['hour', '2026-11-21T10:30:00.000Z'],
    ['work-day', '2026-11-21T17:30:00.000Z'],
    ['day', '2026-11-22T09:30:00.000Z'],
  ] as const)('is wanted for one %s from now', (limit, until) => {
    const intent = intentOf(wizardAfter(accepted, { type: 'limit', limit }), now)
    expect(intent).toMatchObject({ until })
    expect(intentSchema.safeParse(intent).success).toBe(true)
  })
})
