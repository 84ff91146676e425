import { expect, it } from 'vitest'
import { visibleText } from '../../shared/visible-text.ts'

it.each([
  ['CN=dtr.example.com, O=Beispiel GmbH ü 例え', 'CN=dtr.example.com, O=Beispiel GmbH ü 例え'],
  ['a\u001b[2Jb', 'a\\u{1B}[2Jb'],
  ['line\r\nline', 'line\\u{D}\\u{A}line'],
  ['safe\u202Emoc.live', 'safe\\u{202E}moc.live'],
  ['zero\u200Bwidth\uFEFF', 'zero\\u{200B}width\\u{FEFF}'],
  ['c1\u009b31m', 'c1\\u{9B}31m'],
])('shows %j as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown)
})
