import { describe, expect, it } from 'vitest'
import { complete } from '../../../../main/cli/commands/complete.ts'
import { candidatesFor } from '../../../../main/cli/grammar/candidates.ts'
import { fakeSession } from '../../../support/cli/session.ts'

const change = ['json', 'quiet', 'noColor', 'help']

describe('what can come next', () => {
  it.each([
    ['insecure |', { kind: 'commands', names: ['insecure on', 'insecure off', 'insecure status'] }],
    ['insecure on |', { kind: 'values', value: 'registry' }],
    ['insecure status reg |', { kind: 'values', value: 'registry' }],
    ['insecure status reg --|', { kind: 'options', names: ['host', 'tree', ...change] }],
    ['insecure status reg --host a --root b --|', { kind: 'options', names: ['host', ...change] }],
    ['trust reg --host |', { kind: 'values', value: 'host' }],
    ['trust --ca |', { kind: 'values', value: 'file' }],
    ['trust --yes |', { kind: 'values', value: 'registry' }],
    ['hosts add web |', { kind: 'values', value: 'address' }],
    ['undo |', { kind: 'values', value: 'change' }],
    ['completion |', { kind: 'values', value: 'shell' }],
    ['help insecure |', { kind: 'commands', names: ['insecure on', 'insecure off', 'insecure status'] }],
    ['--|', { kind: 'options', names: ['help'] }],
    ['nonsense --x |', { kind: 'commands', names: [] }],
  ])('mooring %s', (line, expected) => {
    const words = line.slice(0, -1).split(' ')
    expect(candidatesFor(words.slice(0, -1), words.at(-1) ?? '')).toEqual(expected)
  })
})

describe('candidates for scripts', () => {
  it.each([
    ['tr', 'trust\tMake hosts trust a registry'],
    ['trust reg --fi', '--fingerprint\tTrust the certificate'],
    ['trust reg --persist ', 'auto\nbootsync\ncerts-dir'],
    ['trust reg --host m', 'machine:default\t10.0.0.6'],
    ['trust reg --ca /et', ':files'],
    ['trust reg --root ', ':directories'],
    ['undo ', '20260131-101500-a1b2c3\ttrust reg:5000 on local'],
    ['untrust ', 'reg:5000'],
    ['completion z', 'zsh'],
    ['undo 9', ''],
  ])('mooring %s', async (line, start) => {
    const { session } = fakeSession()
    const { text } = await complete(session, { word: line.split(' ') })
    expect(text.slice(0, start.length)).toBe(start)
    if (start === '') expect(text).toBe('')
  })

  it('hide commands for programs, and contact no host', async () => {
    const { session, calls } = fakeSession()
    expect((await complete(session, { word: [''] })).text).not.toContain('complete\t')
    await complete(session, { word: ['trust', 'reg', '--host', ''] })
    expect(calls.map(({ verb }) => verb)).toEqual(['hosts.names'])
  })
})
