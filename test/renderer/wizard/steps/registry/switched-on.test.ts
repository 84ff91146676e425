import { expect, it } from 'vitest'
import { switchedOn } from '../../../../../renderer/wizard/steps/registry/switched-on.ts'
import type { Change } from '../../../../../shared/model/change.ts'
import { changes } from '../../../../ui/data/plans.ts'

const place = { host: 'local', registry: 'plain.example.com' }

/** The history of one place, the newest first. */
function history(...parts: Partial<Change>[]): Change[] {
  return changes.slice(0, 1).flatMap((change) => parts.map((part) => ({ ...change, ...place, ...part })))
}

it.each<[string, Partial<Change>[]]>([
  ['was switched on', [{ kind: 'insecure-on' }]],
  ['was switched on again', [{ kind: 'insecure-on' }, { kind: 'insecure-off' }]],
  ['was switched off, but that was undone', [{ kind: 'insecure-off', state: 'undone' }, { kind: 'insecure-on' }]],
  ['is trusted as well', [{ kind: 'trust' }, { kind: 'insecure-on' }]],
])('counts a registry that %s', (_what, parts) => {
  expect(switchedOn(history(...parts))).toEqual([place])
})

it.each<[string, Partial<Change>[]]>([
  ['was switched off', [{ kind: 'insecure-off' }, { kind: 'insecure-on' }]],
  ['was never switched on', [{ kind: 'trust' }]],
  ['was switched on, but that was undone', [{ kind: 'insecure-on', state: 'undone' }]],
  ['was switched on in a tree', [{ kind: 'insecure-on', root: '/srv/image' }]],
])('does not count one that %s', (_what, parts) => {
  expect(switchedOn(history(...parts))).toEqual([])
})

it('keeps hosts apart', () => {
  const parts: Partial<Change>[] = [{ kind: 'insecure-off', host: 'build-07' }, { kind: 'insecure-on' }]
  expect(switchedOn(history(...parts))).toEqual([place])
})
