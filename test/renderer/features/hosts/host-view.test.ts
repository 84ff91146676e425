import { expect, it } from 'vitest'
import { countStates, findHosts, hostTitle, mayBeChosen } from '../../../../renderer/features/hosts/host-view.ts'
import { hostOf } from '../../../ui/data/builders.ts'

const row = (id: string, about = {}, looking = false) => ({ host: hostOf(id, about), looking })

it('allows only hosts that can be changed now', () => {
  expect(mayBeChosen(row('a'))).toBe(true)
  expect(mayBeChosen(row('a', {}, true))).toBe(false)
  expect(mayBeChosen(row('a', { state: 'no-engine' }))).toBe(false)
  expect(mayBeChosen(row('a', { unfinished: '1' }))).toBe(false)
})

it('counts states, good ones first, with a running look as its own state', () => {
  const rows = [row('a', { state: 'key-changed' }), row('b'), row('c'), row('d', {}, true)]
  expect(countStates(rows)).toEqual([
    ['ready', 2],
    ['looking', 1],
    ['key-changed', 1],
  ])
})

it('finds hosts by all words in their visible text', () => {
  const rows = [row('a', { registries: ['dtr.example.com'] }), row('b', { system: 'Ubuntu 24.04' })]
  const found = (typed: string) => findHosts(rows, typed, ({ id }) => `Host ${id}`).map((each) => each.host.id)
  expect(found('')).toEqual(['a', 'b'])
  expect(found('DTR')).toEqual(['a'])
  expect(found('host ubuntu')).toEqual(['b'])
  expect(found('ssh://b')).toEqual(['b'])
  expect(found('dtr ubuntu')).toEqual([])
})

it.each([
  ['build-07', 'saved', 'build-07'],
  ['machine:default', 'docker-machine', 'default'],
  ['context:prod', 'docker-context', 'prod'],
  ['ssh:build', 'ssh', 'build'],
  ['ssh://ops@build', 'ssh', 'ssh://ops@build'],
  ['machine:odd', 'saved', 'machine:odd'],
] as const)('calls %s from %s %s', (id, source, title) => {
  expect(hostTitle({ id, source })).toBe(title)
})
