import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editList } from '../../../main/drivers/insecure/daemon-json/edit-list.ts'
import { listKey, newDaemonJson } from '../../../main/drivers/insecure/daemon-json/insecure-list.ts'
import { listedEntries } from '../../../main/drivers/insecure/daemon-json/json-list.ts'
import { readText } from './read.ts'

const entry = 'reg:5000'
const on = (text: string): string => editList(readText(text), { kind: 'add', entry })

describe('looks as its surroundings do', () => {
  it.each([
    ['{}', '{"insecure-registries": ["reg:5000"]}'],
    ['{\n}\n', '{\n  "insecure-registries": ["reg:5000"]\n}\n'],
    ['{"debug":true}', '{"debug":true,"insecure-registries":["reg:5000"]}'],
    ['{"debug": true}', '{"debug": true, "insecure-registries": ["reg:5000"]}'],
    ['{\n\t"debug" : true\n}', '{\n\t"debug" : true,\n\t"insecure-registries" : ["reg:5000"]\n}'],
    ['{\r\n    "a": 1\r\n}\r\n', '{\r\n    "a": 1,\r\n    "insecure-registries": ["reg:5000"]\r\n}\r\n'],
    ['{"insecure-registries":["a"]}', '{"insecure-registries":["a","reg:5000"]}'],
    ['{"insecure-registries": ["a"]}', '{"insecure-registries": ["a", "reg:5000"]}'],
    ['{"insecure-registries": ["a","b"]}', '{"insecure-registries": ["a","b","reg:5000"]}'],
    ['{"insecure-registries": [\n  "a"\n]}', '{"insecure-registries": [\n  "a",\n  "reg:5000"\n]}'],
  ])('%j', (before, after) => expect(on(before)).toBe(after))

  it('creates a plain file if there was none', () => {
    expect(newDaemonJson('/etc/docker/daemon.json', [entry])).toBe('{\n  "insecure-registries": ["reg:5000"]\n}\n')
    expect(newDaemonJson('/etc/docker/daemon.json', [])).toBe('{\n  "insecure-registries": []\n}\n')
  })
})

describe('removing', () => {
  it.each([
    ['["reg:5000", "b"]', '["b"]'],
    ['["a", "reg:5000", "b"]', '["a", "b"]'],
    ['[\n  "a",\n  "reg:5000"\n]', '[\n  "a"\n]'],
    ['[\n  "reg:5000"\n]', '[\n]'],
    ['["reg:5000", "a", "reg:5000"]', '["a"]'],
    ['["http://reg:5000"]', '[]'],
    ['["reg"]', '["reg"]'],
  ])('from %j leaves %j', (before, after) => {
    const file = (list: string): string => `{"x": [1], "insecure-registries": ${list}, "y": "reg:5000"}`
    expect(editList(readText(file(before)), { kind: 'remove', entry })).toBe(file(after))
  })

  it.each([
    ['{"insecure-registries": [], "a": 1}', '{"a": 1}'],
    ['{\n  "a": 1,\n  "insecure-registries": [],\n  "b": 2\n}', '{\n  "a": 1,\n  "b": 2\n}'],
    ['{"a": 1}', '{"a": 1}'],
  ])('drops the key of %j', (before, after) => {
    expect(editList(readText(before), { kind: 'drop' })).toBe(after)
  })
})

it('replaces the list alone, and only where it differs', () => {
  const text = '{"insecure-registries": [ "a" ,"b" ], "debug":  true}'
  expect(editList(readText(text), { kind: 'replace', entries: ['a', 'b'] })).toBe(text)
  expect(editList(readText(text), { kind: 'replace', entries: [] })).toBe('{"insecure-registries": [], "debug":  true}')
})

it('handles a huge file, and a deep one', () => {
  const labels = Array.from({ length: 20_000 }, (_, index) => `    "label-${index}=${'x'.repeat(30)}"`)
  const depth = 100_000
  const huge = `{\n  "labels": [\n${labels.join(',\n')}\n  ],\n  "long": "${'\\n€'.repeat(300_000)}"\n}\n`
  const deep = `{"deep": ${'['.repeat(depth)}${']'.repeat(depth)}}`
  for (const text of [huge, deep]) {
    const changed = on(text)
    expect(listedEntries(readText(changed))).toEqual([entry])
    expect(drop(off(changed))).toBe(text)
  }
})

const off = (text: string): string => editList(readText(text), { kind: 'remove', entry })
const drop = (text: string): string => editList(readText(text), { kind: 'drop' })

/** JSON of any shape, written with any blanks. */
const blanks = fc.stringMatching(/^(?: |\t|\n|\r\n|\r){0,3}$/)
const member = fc.tuple(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }))
const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9.]{1,12}$/), { maxLength: 5 })
const daemonJson = fc
  .record({
    members: fc.array(member, { maxLength: 5 }),
    list: fc.option(names),
    at: fc.nat(5),
    gaps: fc.array(blanks),
  })
  .map(({ members, list, at, gaps }) => {
    let used = 0
    const gap = (): string => gaps[used++ % (gaps.length || 1)] ?? ''
    const own = new Map(members.filter(([key]) => !/^insecure[-_ ]?registr/i.test(key)))
    const all: [string, string][] = [...own].map(([key, value]) => [key, JSON.stringify(value)])
    const written = (items: readonly string[]): string => items.map((item) => `${gap()}${item}${gap()}`).join(',')
    if (list)
      all.splice(at, 0, [listKey, `[${list.length ? written(list.map((name) => JSON.stringify(name))) : gap()}]`])
    const inside = all.map(([key, value]) => `${JSON.stringify(key)}${gap()}:${gap()}${value}`)
    return `${gap()}{${inside.length ? written(inside) : gap()}}${gap()}`
  })

describe('whatever the file', () => {
  it('means the same afterwards, except for the list', () => {
    fc.assert(
      fc.property(daemonJson, (text) => {
        const after = on(text)
        const { [listKey]: list = [], ...rest } = JSON.parse(text)
        const { [listKey]: listAfter, ...restAfter } = JSON.parse(after)
        expect([listAfter, JSON.stringify(restAfter)]).toEqual([[...list, entry], JSON.stringify(rest)])
      }),
    )
  })

  it('is a text with one insertion, in or beside the list', () => {
    fc.assert(
      fc.property(daemonJson, (text) => {
        const after = on(text)
        const length = after.length - text.length
        const { member } = readText(after).list ?? {}
        const at = [...Array(text.length + 1).keys()].filter(
          (index) => text === after.slice(0, index) + after.slice(index + length),
        )
        expect(at.some((index) => member && index + length >= member.key.start && index <= member.value.end)).toBe(true)
      }),
    )
  })

  it('has its original bytes after off', () => {
    fc.assert(
      fc.property(daemonJson, (text) => {
        const back = off(on(text))
        expect(readText(text).list ? back : drop(back)).toBe(text)
      }),
    )
  })
})
