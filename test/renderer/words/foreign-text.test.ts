import { expect, it } from 'vitest'
import { markHidden, sayOnPage } from '../../../renderer/words/foreign-text.ts'
import { english } from '../../../shared/words/language.ts'

const hosts = { one: '{count} host of {owner}', other: '{count} hosts of {owner}' }

it.each([
  [1, '1 host of me'],
  [2, '2 hosts of me'],
  [1200, '1,200 hosts of me'],
])('says %d in its plural form, with the language’s digits', (count, said) => {
  expect(sayOnPage(english, hosts, { count, owner: 'me' })).toBe(said)
})

it('leaves a number unchanged that is not a count', () => {
  expect(sayOnPage(english, 'port {port}', { port: 5000 })).toBe('port 5000')
})

it('spells out hidden characters in foreign text, and fills nothing into it', () => {
  expect(sayOnPage(english, '{name} on {host}', { name: 'a\u202E{host}', host: 'b' })).toBe('a\\u{202E}{host} on b')
})

it('keeps the placeholder of a component', () => {
  expect(sayOnPage(english, hosts, { count: 3 })).toBe('3 hosts of {owner}')
})

it('leaves an ordinary text in one piece, in any script', () => {
  for (const text of ['dtr.example.com', 'Пример 例 😀', '<b>&amp;']) {
    expect(markHidden(text)).toEqual([{ text, hidden: false }])
  }
})

it('separates hidden characters and spells them out', () => {
  expect(markHidden('a\u202Eb\u0007\u200Bc')).toEqual([
    { text: 'a', hidden: false },
    { text: '\\u{202E}', hidden: true },
    { text: 'b', hidden: false },
    { text: '\\u{7}', hidden: true },
    { text: '\\u{200B}', hidden: true },
    { text: 'c', hidden: false },
  ])
})

it('has no pieces for an empty text', () => {
  expect(markHidden('')).toEqual([])
})
