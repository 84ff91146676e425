import { describe, expect, it } from 'vitest'
import { paramSchema } from '../../../shared/model/param.ts'
import { english, languageOf } from '../../../shared/words/language.ts'
import { listed } from '../../../shared/words/param.ts'
import { pseudo } from '../../../shared/words/pseudo.ts'
import { errorWords, say, sayParam } from '../../../shared/words/say.ts'

const hosts = { one: '{count} host', other: '{count} hosts of {team}' }
const chinese = { ...english, tag: 'zh' }

describe('a text with a number', () => {
  it('takes the language’s form for it', () => {
    expect(say(english, hosts, { count: 1 })).toBe('1 host')
    expect(say(english, hosts, { count: 0, team: 'A' })).toBe('0 hosts of A')
    expect(say(chinese, hosts, { count: 1, team: 'A' })).toBe('1 hosts of A')
  })

  it('takes the general form if the right one is missing', () => {
    expect(say(english, { other: '{count} 台' }, { count: 1 })).toBe('1 台')
  })

  it('keeps a placeholder that has no parameter', () => {
    expect(say(english, '{count} of {owner}', { count: 3 })).toBe('3 of {owner}')
  })
})

describe('a sentence', () => {
  it('has phrases and moments in its own language', () => {
    const params = { host: 'web', refresh: { phrase: 'refresh-docker-restart' }, detail: 'exit status 1' } as const
    expect(errorWords(english, { code: 'refresh-failed', params }).message).toBe(
      'On web, restarting Docker failed: exit status 1.',
    )
    expect(errorWords(languageOf('pseudo'), { code: 'refresh-failed', params }).message).toMatch(
      /^⟦Öñ ⟧web⟦, ⟧⟦réšt[^⟧]*⟧⟦ [^⟧]*⟧exit status 1⟦[^⟧]*⟧$/,
    )
    expect(say(english, 'on {day}', { day: { at: '2026-11-27T05:40:00Z', to: 'day' } })).toBe('on 27 Nov 2026')
    expect(say(english, 'at {day}', { day: { at: '2026-11-27T05:40:00Z', to: 'minute' } })).toBe(
      'at 27 Nov 2026, 05:40 UTC',
    )
    expect(say(english, 'on {day}', { day: { at: 'some day', to: 'day' } })).toBe('on some day')
  })
})

it('an unforeseen cause says what happened, and leaves the rest to its sentence', () => {
  const params = { host: 'web', change: 'c1', detail: { error: 'unexpected', params: { detail: 'ENOSPC' } } } as const
  expect(errorWords(english, { code: 'history-outdated', params }).message).toBe(
    'The host web was changed, but the history here couldn’t be updated with c1: ENOSPC.',
  )
})

it.each([
  [[], 'none'],
  [['a'], 'a'],
  [['a', { phrase: 'encrypted-file', params: { file: 'b' } }, 3], 'a, b (encrypted), 3'],
] as const)('a list has its parts in the reader’s language: %j', (items, words) => {
  expect(sayParam(english, listed(items))).toBe(words)
})

it('a list is joined as the language does, and crosses a door', () => {
  const list = paramSchema.parse(listed(['a', { phrase: 'none-of-them' }]))
  expect(sayParam({ ...english, locale: 'zh' }, list)).toBe('a、none')
})

it('foreign text has its hidden characters spelled out, wherever it stands, and fills nothing into it', () => {
  const name = 'a\u202E\n{host}'
  const shown = 'a\\u{202E}\\u{A}{host}'
  expect(say(english, '{name}\non {host}', { name, host: 'b' })).toBe(`${shown}\non b`)
  expect(sayParam(english, listed([name, { phrase: 'encrypted-file', params: { file: name } }]))).toBe(
    `${shown}, ${shown} (encrypted)`,
  )
  expect(sayParam(english, { at: name, to: 'day' })).toBe(shown)
})

it('a number that counts nothing stays as it is', () => {
  expect(say(english, '{count} at port {port}', { count: 1200, port: 5000 })).toBe('1,200 at port 5000')
})

describe('a text in the language that nobody speaks', () => {
  it.each([
    ['{a} is {b}', '{a}⟦ îš ⟧{b}⟦······⟧'],
    ['{a}{b}', '{a}{b}⟦····⟧'],
    ['Now', '⟦Ñöw··⟧'],
    ['', ''],
  ])('has its parameters outside of its brackets, and a bracket at its end: %j', (text, said) => {
    expect(pseudo({ key: [text] })).toEqual({ key: [said] })
  })
})
