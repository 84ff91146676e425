import { describe, expect, it } from 'vitest'
import { editList } from '../../../main/drivers/insecure/daemon-json/edit-list.ts'
import { listKey } from '../../../main/drivers/insecure/daemon-json/insecure-list.ts'
import { listedEntries } from '../../../main/drivers/insecure/daemon-json/json-list.ts'
import { Failure } from '../../../shared/failure.ts'
import { bytesOf, names, readCorpus, readText } from './read.ts'

/** What the well ones list; the others have no list. */
const listed: Readonly<Record<string, readonly string[]>> = {
  'comma-first': ['a', 'b'],
  'crlf-list': ['a.example.com'],
  'list-empty': [],
  'list-empty-blank': [],
  'list-empty-lines': [],
  'list-escaped': ['a.example.com', 'b.example.com:5000'],
  'list-first': ['a.example.com'],
  'list-last': ['a.example.com', 'b.example.com'],
  'list-null': [],
  'list-null-first': [],
  'list-twice-same': ['a', 'a', 'b'],
  'list-with-schemes': ['a.example.com:5000', 'b.example.com'],
  lookalikes: ['this-one.example.com'],
  'minified-list': ['a', 'b'],
  'mixed-line-ends': ['a'],
  'one-line': ['10.0.0.0/8'],
  'tabs-list': ['a.example.com:5000', 'b.example.com'],
  unicode: ['a.example.com'],
}

/** Why the broken ones are refused: the row of the error table, without `daemon-json-`, and `line:column`. */
const refused: Readonly<Record<string, readonly [string, string]>> = {
  'x-array': ['not-object', '1:1'],
  'x-bad-escape': ['broken', '1:13'],
  'x-bare-key': ['broken', '1:2'],
  'x-blank': ['empty', '1:1'],
  'x-byte-order-mark': ['encoding', '1:1'],
  'x-comment-block': ['comment', '2:17'],
  'x-comment-hash': ['comment', '1:1'],
  'x-comment-line': ['comment', '2:3'],
  'x-control-character': ['broken', '1:13'],
  'x-curly-quotes': ['broken', '2:3'],
  'x-duplicate-escaped': ['duplicate', '1:17'],
  'x-duplicate-key': ['duplicate', '3:3'],
  'x-duplicate-list': ['duplicate', '3:3'],
  'x-empty': ['empty', '1:1'],
  'x-latin-1': ['encoding', '1:1'],
  'x-leading-zero': ['broken', '1:10'],
  'x-list-nested': ['not-list', '3:5'],
  'x-list-number': ['not-list', '1:31'],
  'x-list-object': ['not-list', '1:25'],
  'x-list-string': ['not-list', '1:25'],
  'x-missing-colon': ['broken', '1:10'],
  'x-missing-comma': ['broken', '3:3'],
  'x-misspelt-case': ['misspelt', '1:2'],
  'x-misspelt-flag': ['misspelt', '2:3'],
  'x-misspelt-underscore': ['misspelt', '1:2'],
  'x-nan': ['broken', '1:9'],
  'x-no-break-space': ['broken', '2:1'],
  'x-null': ['not-object', '1:1'],
  'x-plus': ['broken', '1:9'],
  'x-python': ['broken', '1:11'],
  'x-rest': ['rest', '1:17'],
  'x-single-quotes': ['broken', '1:2'],
  'x-string': ['not-object', '1:1'],
  'x-trailing-comma': ['broken', '2:16'],
  'x-trailing-comma-list': ['broken', '1:29'],
  'x-two-objects': ['rest', '2:1'],
  'x-unclosed': ['broken', '3:1'],
  'x-unclosed-list': ['broken', '1:29'],
  'x-unclosed-string': ['broken', '2:3'],
  'x-utf-16': ['encoding', '1:1'],
  'x-utf-16-big': ['encoding', '1:1'],
  'x-utf-16-no-mark': ['encoding', '1:2'],
  'x-zero-width-space': ['broken', '2:11'],
}

const well = names.filter((name) => !name.startsWith('x-'))
const broken = names.filter((name) => name.startsWith('x-'))
const entry = 'reg.example.com:5000'

function withoutList(text: string): unknown {
  const { [listKey]: _, ...rest } = JSON.parse(text)
  return rest
}

it('has at least 40 files, and an expectation for each broken one', () => {
  expect(names.length).toBeGreaterThanOrEqual(40)
  expect(broken.toSorted()).toEqual(Object.keys(refused).toSorted())
  expect(well).toEqual(expect.arrayContaining(Object.keys(listed)))
})

describe.each(well)('daemon.json: %s', (name) => {
  const before = bytesOf(name).toString('utf8')
  const document = readCorpus(name)
  const on = editList(document, { kind: 'add', entry })

  it('lists its entries', () => {
    expect(document.list && listedEntries(document)).toEqual(listed[name])
  })

  it('gets the entry, and otherwise means the same', () => {
    expect(JSON.parse(on)[listKey]).toEqual([...(JSON.parse(before)[listKey] ?? []), entry])
    expect(withoutList(on)).toEqual(withoutList(before))
    expect(Object.keys(JSON.parse(on)).filter((key) => key !== listKey)).toEqual(Object.keys(withoutList(before) ?? {}))
  })

  it('keeps every byte outside the list: the entry is one insertion', () => {
    const [head, tail] = [commonStart(before, on), commonStart(reversed(before), reversed(on))]
    expect(head + tail).toBeGreaterThanOrEqual(before.length - (name.startsWith('list-null') ? 'null'.length : 0))
  })

  it('restores the original bytes when the entry is removed', () => {
    const off = editList(readText(on), { kind: 'remove', entry })
    const back = document.list ? off : editList(readText(off), { kind: 'drop' })
    // null has no place for an entry: what is left of it is an empty list, which dockerd reads alike.
    const original = /null/.test(name) ? before.replace('null', '[]') : before
    expect(back).toBe(original)
  })

  it('adds nothing twice, and removes nothing that is not there', () => {
    expect(editList(readText(on), { kind: 'add', entry })).toBe(on)
    expect(editList(document, { kind: 'remove', entry })).toBe(before)
  })
})

it.each(broken)('refuses %s, with its position', (name) => {
  const [code, place] = refused[name] ?? []
  const thrown = caught(() => readCorpus(name))
  expect([thrown.code, `${thrown.params['line']}:${thrown.params['column']}`]).toEqual([`daemon-json-${code}`, place])
  expect(thrown.message).toContain('/etc/docker/daemon.json')
})

/** What is wrong with those that are no JSON, as a sentence of the catalogue says it. */
it.each([
  ['x-bare-key', '“debug” is not in quotation marks, and is not true, false or null'],
  ['x-curly-quotes', 'the quotation mark “ is not the " of JSON'],
  ['x-missing-colon', 'a colon is missing before this'],
  ['x-missing-comma', 'a comma is missing before this'],
  ['x-nan', '“NaN” is not in quotation marks, and is not true, false or null'],
  ['x-no-break-space', 'there is a non-breaking space (U+00A0), which JSON does not allow'],
  ['x-plus', 'the character + does not belong here'],
  ['x-python', '“True” is not in quotation marks, and is not true, false or null'],
  ['x-single-quotes', 'the quotation mark \' is not the " of JSON'],
  ['x-trailing-comma', 'nothing follows this comma'],
  ['x-trailing-comma-list', 'nothing follows this comma'],
  ['x-unclosed', 'the file ends too early'],
  ['x-zero-width-space', 'there is an invisible character (U+200B), which JSON does not allow'],
])('says what is wrong with %s', (name, words) => {
  expect(caught(() => readCorpus(name)).message).toMatch(new RegExp(`: line \\d+, column \\d+: ${escaped(words)}\\.$`))
})

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function caught(act: () => unknown): Failure {
  try {
    act()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('it was not refused')
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a.charAt(length) === b.charAt(length)) length += 1
  return length
}

function reversed(text: string): string {
  return text.split('').reverse().join('')
}
