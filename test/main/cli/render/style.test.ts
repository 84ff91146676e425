import { describe, expect, it } from 'vitest'
import { renderNotes } from '../../../../main/cli/render/notes.ts'
import { chooseStyle, colourStyle, plainStyle, wrap } from '../../../../main/cli/render/style.ts'

const terminal = { isTTY: true, columns: 80 }
const ansi = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')

describe('the style', () => {
  it('is coloured on a terminal only, and never against NO_COLOR, --no-color or TERM=dumb', () => {
    expect(chooseStyle(terminal, false, {})).toEqual({ ...colourStyle, width: 80 })
    expect(chooseStyle(terminal, true, {})).toEqual({ ...plainStyle, width: 80 })
    expect(chooseStyle(terminal, false, { NO_COLOR: '1' })).toEqual({ ...plainStyle, width: 80 })
    expect(chooseStyle(terminal, false, { TERM: 'dumb' })).toEqual({ ...plainStyle, width: 80 })
    expect(chooseStyle({ isTTY: false, columns: 80 }, false, {})).toEqual(plainStyle)
  })
})

describe('long texts', () => {
  it.each([
    ['one two three four', 2, 12, 'one two\n  three four'],
    ['one two', 2, 80, 'one two'],
    ['a-word-that-is-longer-than-a-line b', 2, 10, 'a-word-that-is-longer-than-a-line\n  b'],
    ['verified  Docker reaches it', 2, 20, 'verified  Docker\n  reaches it'],
    ['', 2, 10, ''],
  ])('%j is broken at blanks', (text, indent, width, expected) => {
    expect(wrap(text, indent, { ...plainStyle, width })).toBe(expected)
  })

  it('stay whole where a program reads them', () => {
    const text = 'word '.repeat(100).trim()
    expect(wrap(text, 2, plainStyle)).toBe(text)
  })

  it.each([plainStyle, colourStyle])('of notes keep within 80 columns, indented', (style) => {
    const long = 'Docker will no longer check that this registry is what it says. '.repeat(3)
    const note = { code: 'whole-system', severity: 'warning', message: long, hint: long, params: {} } as const
    const lines = renderNotes([note], { ...style, width: 80 })
      .join('\n')
      .replaceAll(ansi, '')
      .split('\n')
    expect(lines.length).toBeGreaterThan(4)
    for (const line of lines) expect(line).toMatch(/^(?: {2}warning {2}| {11})\S.{0,68}$/)
  })
})
