import { expect, it } from 'vitest'
import { markHidden } from '../../../renderer/words/mark-hidden.ts'

it('leaves an ordinary text in one piece, in any script', () => {
  for (const text of ['dtr.example.com', 'Пример 例 😀', '<b>&amp;']) {
    expect(markHidden(text)).toEqual([{ text, hidden: false }])
  }
})

it('cuts hidden characters out and spells them', () => {
  expect(markHidden('a\u202Eb\u0007\u200Bc')).toEqual([
    { text: 'a', hidden: false },
    { text: '\\u{202E}', hidden: true },
    { text: 'b', hidden: false },
    { text: '\\u{7}', hidden: true },
    { text: '\\u{200B}', hidden: true },
    { text: 'c', hidden: false },
  ])
})

it('has nothing to show of nothing', () => {
  expect(markHidden('')).toEqual([])
})
