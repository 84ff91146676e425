import { describe, expect, it } from 'vitest'
import { indented, pad, widest, widthOf, wrap } from '../../../../main/cli/render/columns.ts'
import { renderNotes } from '../../../../main/cli/render/notes.ts'
import { colourStyle, plainStyle } from '../../../../main/cli/render/style.ts'
import { english } from '../../../../shared/words/language.ts'

const ansi = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')

describe('widths are those of a terminal', () => {
  it.each([
    ['plain', 5],
    ['证书', 4],
    ['e\u0301a\u0308', 2],
    ['ｗｉｄｅ', 8],
    ['⟦ä·⟧', 4],
    [colourStyle.bad('red'), 3],
    ['', 0],
  ])('%j: %i', (text, width) => {
    expect(widthOf(text)).toBe(width)
    expect(pad(text, width + 2)).toBe(`${text}  `)
    expect(widest(['', text])).toBe(width)
  })
})

describe('long texts', () => {
  it.each([
    ['one two three four', 2, 12, 'one two\n  three four'],
    ['one two', 2, 80, 'one two'],
    ['a-word-that-is-longer-than-a-line b', 2, 10, 'a-word-that-is-longer-than-a-line\n  b'],
    ['verified  Docker reaches it', 2, 20, 'verified  Docker\n  reaches it'],
    ['', 2, 10, ''],
    ['a b\ncd', 2, 80, 'a b\n  cd'],
    ['one two\nthree four', 0, 8, 'one two\nthree\nfour'],
    ['证书由此机构签发，有效。', 2, 12, '证书由此机\n  构签发，有\n  效。'],
    ['用 mooring trust 信任', 0, 10, '用 mooring\ntrust 信任'],
    ['e\u0301e\u0301 a\u0308a\u0308', 0, 5, 'e\u0301e\u0301 a\u0308a\u0308'],
  ])('%j is wrapped at spaces and between wide characters', (text, indent, width, expected) => {
    expect(wrap(text, indent, { width })).toBe(expected)
    expect(indented(text, indent, { width })).toBe(' '.repeat(indent) + expected)
  })

  it('stay whole for programs', () => {
    const text = 'word '.repeat(100).trim()
    expect(wrap(text, 2, plainStyle)).toBe(text)
  })

  it.each([plainStyle, colourStyle])('of notes keep within 80 columns, indented', (style) => {
    const params = { registries: 'registry.example.com and one more '.repeat(4).trim() }
    const note = { code: 'registry-not-seen', severity: 'warning', message: '', hint: '', params } as const
    const lines = renderNotes([note, note], { language: english, style: { ...style, width: 80 } })
      .join('\n')
      .replaceAll(ansi, '')
      .split('\n')
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect(line).toMatch(/^(?: {2}warning {2}| {11})\S.{0,68}$/)
  })
})
