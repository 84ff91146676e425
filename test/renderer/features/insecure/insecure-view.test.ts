import { describe, expect, it } from 'vitest'
import { canSwitch, insecureView } from '../../../../renderer/features/insecure/insecure-view.ts'
import type { EngineInsecure } from '../../../../shared/model/insecure.ts'
import { byRange, insecure, overdue, secure, standings } from '../../../ui/data/insecure.ts'

function view(...engines: EngineInsecure[]) {
  return insecureView({ engines })
}

it.each([
  ['off.example.com', 'off', true],
  ['on.example.com', 'on', true],
  ['ending.example.com', 'on', true],
  ['overdue.example.com', 'on', true],
  ['range.example.com', 'range', false],
  ['localhost:5000', 'built-in', false],
  ['nobody.example.com', 'off', true],
  ['silent.example.com', 'on', true],
  ['gone.example.com', 'unknown', false],
  ['broken.example.com', 'unknown', false],
] as const)('calls %s %s', (registry, state, switchable) => {
  const seen = insecureView(standings[registry] ?? { engines: [] })
  expect(seen.state).toBe(state)
  expect(canSwitch(seen)).toBe(switchable)
})

describe('of several engines', () => {
  it('shows the worst state, in any order', () => {
    expect(view(secure, insecure).state).toBe('on')
    expect(view(insecure, secure).state).toBe('on')
    expect(view(secure, byRange).state).toBe('range')
  })

  it('is not off if one could not be asked', () => {
    expect(view(secure, { ...secure, inForce: undefined, problem: insecureProblem }).state).toBe('unknown')
  })
})

const insecureProblem = standings['broken.example.com']?.engines[0]?.problem

describe('the cause', () => {
  it('is the configured range rather than the built-in one', () => {
    expect(view(byRange).cause).toMatchObject({ by: 'range', value: '10.20.0.0/16' })
  })

  it('is left out beside its own entry', () => {
    expect(view({ ...byRange, causes: [...byRange.causes, ...insecure.causes] })).toMatchObject({ state: 'on' })
  })
})

describe('a time limit', () => {
  it('is over only if the registry is still insecure', () => {
    expect(view(overdue)).toMatchObject({ isOverdue: true, until: overdue.until })
    expect(view({ ...overdue, inForce: false, isConfigured: false })).toMatchObject({ state: 'off', isOverdue: false })
  })
})

it('says what the next start reverses', () => {
  expect(view({ ...insecure, isConfigured: false }).turnsAtStart).toBe(true)
  expect(view({ ...secure, isConfigured: true })).toMatchObject({ state: 'off', turnsAtStart: true })
  expect(view({ ...insecure, inForce: undefined })).toMatchObject({ state: 'on', turnsAtStart: false })
})

it('uses the engine’s own report if its settings are unreadable', () => {
  expect(view({ ...insecure, isConfigured: false, problem: insecureProblem })).toMatchObject({
    state: 'on',
    turnsAtStart: false,
    error: { code: 'daemon-json-not-object' },
  })
})
