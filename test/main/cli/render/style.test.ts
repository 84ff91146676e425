import { expect, it } from 'vitest'
import { chooseStyle, chooseVoice, colourStyle, plainStyle, tell } from '../../../../main/cli/render/style.ts'
import { english } from '../../../../shared/words/language.ts'

const terminal = { isTTY: true, columns: 80 }

it('the style is coloured on a terminal only, and never against NO_COLOR, --no-color or TERM=dumb', () => {
  expect(chooseStyle(terminal, false, {})).toEqual({ ...colourStyle, width: 80 })
  expect(chooseStyle(terminal, true, {})).toEqual({ ...plainStyle, width: 80 })
  expect(chooseStyle(terminal, false, { NO_COLOR: '1' })).toEqual({ ...plainStyle, width: 80 })
  expect(chooseStyle(terminal, false, { TERM: 'dumb' })).toEqual({ ...plainStyle, width: 80 })
  expect(chooseStyle({ isTTY: false, columns: 80 }, false, {})).toEqual(plainStyle)
})

it('colour does not depend on where standard output goes', () => {
  expect(colourStyle.bad('refused')).toBe('\u001b[31mrefused\u001b[39m')
})

it('the language is the one that MOORING_LANG names', () => {
  expect(chooseVoice(terminal, true, { MOORING_LANG: 'pseudo' }).language.tag).toBe('en-XA')
  expect(chooseVoice(terminal, true, {}).language).toBe(english)
})

it('texts show hidden characters of foreign text, and group counts', () => {
  const text = { one: '{count} of {name}', other: '{count} of {name}' }
  expect(tell({ language: english }, text, { count: 12_345, name: 'a\u001b[2J' })).toBe('12,345 of a\\u{1B}[2J')
})
