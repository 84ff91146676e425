import { describe, expect, it } from 'vitest'
import { initialState, intentOf, isConfirmed, type WizardState, wizardReducer } from '../../../renderer/wizard/state.ts'
import type { Inspection } from '../../../shared/model/inspection.ts'
import { inspection, tickets } from '../../ui/data/answers.ts'
import { selfSigned } from '../../ui/data/certificates.ts'
import { expired, withCaFile } from '../../ui/data/inspections.ts'

const told = inspection.anchor.certificate.fingerprint

function after(...actions: Parameters<typeof wizardReducer>[1][]): WizardState {
  return actions.reduce(wizardReducer, initialState)
}

const inspected = after({ type: 'inspected', inspection })
const compared = wizardReducer(inspected, { type: 'told', told })

describe('the way from a registry to an intent', () => {
  it('goes to the certificate once the registry was looked at', () => {
    expect(inspected).toMatchObject({ step: 'certificate', inspection })
  })

  it('has no intent before the anchor is confirmed', () => {
    expect(intentOf(initialState)).toBeUndefined()
    expect(intentOf(inspected)).toBeUndefined()
  })

  it('trusts the anchor that was compared', () => {
    expect(intentOf(compared)).toEqual({
      kind: 'trust',
      registry: 'dtr.example.com:5000',
      anchor: { from: 'registry', fingerprint: told },
    })
  })

  it('trusts the CA file where there is one, without any comparison', () => {
    const state = wizardReducer(inspected, { type: 'ca-file', caFile: { ticket: tickets.ca, inspection: withCaFile } })
    expect(intentOf(state)).toMatchObject({ anchor: { from: 'file', ticket: 'ticket-ca' } })
  })

  it('adds a whole client pair, and refuses half of one', () => {
    const half = wizardReducer(compared, { type: 'client', client: { cert: tickets['client-cert'], key: undefined } })
    const whole = wizardReducer(compared, {
      type: 'client',
      client: { cert: tickets['client-cert'], key: tickets['client-key'] },
    })
    expect(intentOf(half)).toBeUndefined()
    expect(intentOf(whole)).toMatchObject({ client: { cert: 'ticket-cert', key: 'ticket-key' } })
  })
})

it('shows a client pair to no other registry than the one that it was chosen for', () => {
  const client = { cert: tickets['client-cert'], key: tickets['client-key'] }
  const chosen = after({ type: 'typed', typed: 'a.example.com' }, { type: 'client', client })
  expect(wizardReducer(chosen, { type: 'inspected', inspection }).client).toEqual(client)
  expect(wizardReducer(chosen, { type: 'typed', typed: 'b.example.com' }).client).toEqual(initialState.client)
})

describe('a confirmation', () => {
  it('counts by eye only while nothing was told that differs', () => {
    const byEye = wizardReducer(inspected, { type: 'compared-by-eye', compared: true })
    expect(isConfirmed(byEye)).toBe(true)
    expect(isConfirmed(wizardReducer(byEye, { type: 'told', told: selfSigned.fingerprint }))).toBe(false)
    expect(isConfirmed(wizardReducer(byEye, { type: 'told', told: 'AB' }))).toBe(false)
  })

  it('stays when the same registry shows the same anchor again', () => {
    expect(isConfirmed(wizardReducer(compared, { type: 'inspected', inspection }))).toBe(true)
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
    const state = wizardReducer(inspected, { type: 'ca-file', caFile: { ticket: tickets.ca, inspection: withCaFile } })
    expect(isConfirmed(wizardReducer(state, { type: 'inspected', inspection }))).toBe(false)
  })
})

it('forgets everything but the typed registry when it starts over', () => {
  expect(wizardReducer(compared, { type: 'start-over', typed: 'x' })).toEqual({ ...initialState, typed: 'x' })
})
