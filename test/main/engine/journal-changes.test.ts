import { describe, expect, it } from 'vitest'
import { aboutLine, othersOn, settled, settling, stateOn } from '../../../main/engine/journal-changes.ts'
import type { History } from '../../../main/store/history.ts'
import type { Change } from '../../../shared/model/change.ts'
import type { JournalEntries } from '../../../shared/model/journal.ts'
import { hostPlan, change as sample } from '../../support/cli/answers.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const by = { user: 'zoë', workstation: 'laptop' }
const change: Change = { ...sample, id: 'c2', journal: '/j' }
const signed = { kind: 'trust', registry: 'reg:5000', by, at: new Date(0) } as const
const about = aboutLine(signed, hostPlan, true)

const factsWith = (changes: JournalEntries['changes'], isWhole = true) => ({
  ...hostFacts(),
  entries: [{ journal: '/j', isWhole, changes }],
})

describe('a change in the history', () => {
  it.each<[JournalEntries['changes'], Change['state'], Change['state']]>([
    [[{ change: 'c2', state: 'done' }], 'unknown', 'applied'],
    [[{ change: 'c2', state: 'undone' }], 'applied', 'undone'],
    [[{ change: 'c2', state: 'moving' }], 'unknown', 'unknown'],
    [[{ change: 'c2' }], 'unknown', 'unknown'],
    [[], 'unknown', 'undone'],
    // The host lost its journal: whether the files are there, nobody can say.
    [[], 'applied', 'applied'],
  ])('by %j is, where it was %s, %s', async (changes, before, after) => {
    const facts = factsWith(changes)
    expect(settled(facts, { ...change, state: before }).state).toBe(after)
    const saved: Change[] = []
    const kept = { ...change, state: before }
    const history = {
      list: async () => ({ changes: [kept], thrown: [] }),
      find: async () => kept,
      save: async (each: Change) => void saved.push(each),
    }
    await settling(history as unknown as History)(change.host, facts)
    expect(saved.map(({ state }) => state)).toEqual(before === after ? [] : [after])
  })

  it('older than those that a journal tells of may be there', () => {
    const told = factsWith([{ change: 'c3', state: 'done' }], false)
    expect(stateOn(told, change)).toBeUndefined()
    expect(stateOn(told, { ...change, id: 'c4' })).toBe('gone')
  })

  it('of a journal that can’t be listed stays as it was', () => {
    expect(settled(hostFacts(), { ...change, state: 'unknown' }).state).toBe('unknown')
  })
})

describe('the changes of others', () => {
  it('are those that stand and that are not known here, with who made them, where and when', () => {
    const facts = factsWith([
      { change: 'c1', state: 'done', about },
      { change: 'c2', state: 'done', about },
      { change: 'c3', state: 'undone', about },
      { change: 'c4', state: 'done', about: '{"kind":"trust"}' },
    ])
    const found = othersOn('web', facts, [change])
    expect(found).toMatchObject([
      { id: 'c1', host: 'web', root: '/', journal: '/j', by, at: '1970-01-01T00:00:00.000Z' },
    ])
    const told = (stages: Change['stages']) => stages.flatMap(({ files }) => files.map(({ path }) => path))
    expect(told(found[0]?.stages ?? [])).toEqual(told(hostPlan.stages))
    expect(found[0]?.stages.flatMap(({ files }) => files.flatMap(({ diff }) => diff))).toEqual([])
  })

  it('are told in one line of ASCII that a survey reads whole', () => {
    expect(about).toMatch(/^[\x20-\x7e]+$/)
    const stages = Array.from({ length: 200 }, () => hostPlan.stages).flat()
    expect(aboutLine(signed, { ...hostPlan, stages }, true).length).toBeLessThan(8192)
  })
})
