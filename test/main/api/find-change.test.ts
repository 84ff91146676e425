import { describe, expect, it } from 'vitest'
import type { ApiDeps } from '../../../main/api/deps.ts'
import { findChange } from '../../../main/api/find-change.ts'
import { aboutLine } from '../../../main/engine/journal-changes.ts'
import { Failure } from '../../../shared/failure.ts'
import type { Change } from '../../../shared/model/change.ts'
import { hostPlan, change as sample } from '../../support/cli/answers.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { type ExpectedRun, fakeHost, looks } from '../../support/hosts/fake-host.ts'
import { hostDirectory } from '../../support/hosts/host-directory.ts'

const { signal } = new AbortController()
const about = aboutLine(
  { kind: 'trust', registry: 'r', by: { user: 'u', workstation: 'w' }, at: new Date(0) },
  { ...hostPlan, stages: [] },
  true,
)
const entries = ['20260201-1', '20260202-1'].map((change) => ({ change, state: 'done' as const, about }))
const journal = looks({ ...hostFacts(), entries: [{ journal: '/var/lib/mooring', isWhole: true, changes: entries }] }, [
  'root /',
])

const change = (id: string, more: Partial<Change> = {}): Change => ({ ...sample, id, registry: id, ...more })

const { stages } = hostPlan

/** Finds a change in this history, on a host that follows a script. */
async function find(id: string, changes: readonly Change[], ...script: readonly ExpectedRun[]): Promise<string> {
  const missing = (change: string) => Promise.reject(new Failure('change-unknown', { change, host: 'any' }))
  const history = { list: async () => ({ changes, thrown: [] }), find: missing }
  const deps = { history, hosts: hostDirectory(fakeHost('web', ...script).handle) } as unknown as ApiDeps
  return (await findChange(deps, id, { hosts: ['web'], root: '/' }, signal)).id
}

describe('a change', () => {
  const [first, second] = [change('20260101-1'), change('20260101-2')]

  it.each<[string, string, readonly Change[], string]>([
    ['its id, also if another begins with it', '20260101', [change('20260101'), second], '20260101'],
    ['the beginning of its id', '2026', [first], '20260101-1'],
    [
      'what only it begins with among those that can be undone',
      '2026',
      [first, { ...second, state: 'undone' }],
      '20260101-1',
    ],
    [
      'what only it begins with that no later one superseded',
      '2026',
      [change('20260101-1', { stages }), change('20260101-2', { stages })],
      '20260101-2',
    ],
  ])('is found by %s', async (_, id, changes, found) => {
    expect(await find(id, changes)).toBe(found)
  })

  it('that is not in the history is found in the journal of a host', async () => {
    expect(await find('20260201', [first], journal)).toBe('20260201-1')
  })

  it.each<[string, readonly Change[], readonly ExpectedRun[]]>([
    ['2026', [first, second], []],
    ['202602', [first], [journal]],
  ])('is not found by %s, which is the beginning of two', async (id, changes, script) => {
    await expect(find(id, changes, ...script)).rejects.toMatchObject({ code: 'change-ambiguous', params: { count: 2 } })
  })

  it.each(['202', 'none-such'])('is not found by %s', async (id) => {
    const script = id.length < 4 ? [] : [looks(hostFacts(), ['root /'])]
    await expect(find(id, [first], ...script)).rejects.toMatchObject({ code: 'change-unknown' })
  })
})
