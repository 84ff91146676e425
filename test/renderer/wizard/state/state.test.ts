import { describe, expect, it } from 'vitest'
import {
  confirmedCertificate,
  initialState,
  registryOf,
  standingAnchor,
  type WizardState,
  wizardReducer,
} from '../../../../renderer/wizard/state/state.ts'
import type { Inspection } from '../../../../shared/model/inspection.ts'
import { tickets } from '../../../ui/data/answers.ts'
import { issuing, leaf, selfSigned } from '../../../ui/data/certificates.ts'
import { expired, inspection, withCaFile } from '../../../ui/data/inspections.ts'

const told = inspection.anchor.certificate.fingerprint

function wizardAfter(...actions: Parameters<typeof wizardReducer>[1][]): WizardState {
  return actions.reduce(wizardReducer, initialState)
}

const inspected = wizardAfter({ type: 'inspected', inspection })
const compared = wizardReducer(inspected, { type: 'told', told })

it('goes to the certificate once the registry was looked at', () => {
  expect(inspected).toMatchObject({ step: 'certificate', inspection })
})

it('shows a client pair to no other registry than the one that it was chosen for', () => {
  const client = { cert: tickets['client-cert'], key: tickets['client-key'] }
  const chosen = wizardAfter({ type: 'typed', typed: 'a.example.com' }, { type: 'client', client })
  expect(wizardReducer(chosen, { type: 'inspected', inspection }).client).toEqual(client)
  expect(wizardReducer(chosen, { type: 'typed', typed: 'b.example.com' }).client).toEqual(initialState.client)
})

it('has the confirmed certificate as its anchor, or the offered one, each for its own reason', () => {
  const anchorAfter = (fingerprint: string) =>
    standingAnchor(wizardReducer(inspected, { type: 'told', told: fingerprint }), inspection)
  for (const certificate of [leaf, issuing]) {
    expect(anchorAfter(certificate.fingerprint)).toEqual({ certificate, kind: 'pinned' })
  }
  for (const fingerprint of ['', selfSigned.fingerprint, told]) expect(anchorAfter(fingerprint)).toBe(inspection.anchor)
  const state = wizardReducer(inspected, {
    type: 'given',
    given: { ca: tickets.ca, next: undefined, inspection: withCaFile },
  })
  expect(standingAnchor(state, withCaFile)).toBe(withCaFile.anchor)
})

describe('a confirmation', () => {
  it('counts by eye only without a differing fingerprint', () => {
    const byEye = wizardReducer(inspected, { type: 'compared-by-eye', compared: true })
    expect(confirmedCertificate(byEye)).toBe(inspection.anchor.certificate)
    expect(confirmedCertificate(wizardReducer(byEye, { type: 'told', told: selfSigned.fingerprint }))).toBeUndefined()
    expect(confirmedCertificate(wizardReducer(byEye, { type: 'told', told: 'AB' }))).toBeUndefined()
  })

  it('stays when the same registry shows the same anchor again', () => {
    expect(confirmedCertificate(wizardReducer(compared, { type: 'inspected', inspection }))).toBe(
      inspection.anchor.certificate,
    )
  })

  it.each<[string, Inspection]>([
    ['another anchor', expired],
    ['another registry', { ...inspection, registry: { ...inspection.registry, name: 'other.example.com' } }],
  ])('is gone with %s', (_what, next) => {
    const byEye = wizardReducer(inspected, { type: 'compared-by-eye', compared: true })
    expect(wizardReducer(byEye, { type: 'inspected', inspection: next })).toMatchObject({
      told: '',
      comparedByEye: false,
    })
  })

  it('by a CA file is gone when the registry is looked at again', () => {
    const state = wizardReducer(inspected, {
      type: 'given',
      given: { ca: tickets.ca, next: undefined, inspection: withCaFile },
    })
    expect(confirmedCertificate(wizardReducer(state, { type: 'inspected', inspection }))).toBeUndefined()
  })
})

describe('a registry that speaks plain HTTP', () => {
  const plain = wizardReducer(compared, { type: 'plain-http', registry: 'plain.example.com' })

  it('has a name but no certificate, and leaves one way', () => {
    expect(registryOf(plain)).toBe('plain.example.com')
    expect(plain).toMatchObject({ step: 'how', method: 'insecure', inspection: undefined, told: '' })
  })

  it('is inspected like any other once it has a certificate', () => {
    const accepted = wizardReducer(plain, { type: 'accepts-costs', acceptsCosts: true })
    expect(wizardReducer(accepted, { type: 'inspected', inspection })).toMatchObject({
      plainHttp: undefined,
      method: 'registry-only',
      acceptsCosts: false,
    })
  })
})

describe('consent to insecure', () => {
  const accepted = wizardAfter({ type: 'method', method: 'insecure' }, { type: 'accepts-costs', acceptsCosts: true })

  it.each<[string, Parameters<typeof wizardReducer>[1]]>([
    ['another registry is typed', { type: 'typed', typed: 'b' }],
    ['another way is chosen', { type: 'method', method: 'system' }],
    ['the same way is chosen once more', { type: 'method', method: 'insecure' }],
  ])('must be accepted again when %s', (_what, action) => {
    expect(accepted.acceptsCosts).toBe(true)
    expect(wizardReducer(accepted, action).acceptsCosts).toBe(false)
  })

  it('does not apply to a registry typed later', () => {
    expect(wizardReducer(accepted, { type: 'typed', typed: 'b' }).method).toBe('registry-only')
  })
})

it('forgets everything but the typed registry when it starts over', () => {
  expect(wizardReducer(compared, { type: 'start-over', typed: 'x' })).toEqual({ ...initialState, typed: 'x' })
})
