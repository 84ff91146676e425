import fc from 'fast-check'
import { expect, it } from 'vitest'
import { outlineOf } from '../../../main/drivers/docker-engine/config/json-outline.ts'

const accepts = (text: string): boolean => succeeds(() => outlineOf({ path: '/f', text }))

function succeeds(act: () => unknown): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}

it('accepts exactly the objects that JSON.parse accepts, after any mutation', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u00',
    '0',
    '-',
    '.',
    'e',
    'null',
    ' ',
    '\n',
    '\u00a0',
    '/',
  )
  const changed = fc.tuple(fc.object(), fc.nat(), fc.nat(3), piece).map(([value, at, cut, put]) => {
    const text = JSON.stringify(value)
    const start = at % (text.length + 1)
    return text.slice(0, start) + put + text.slice(start + cut)
  })
  fc.assert(
    fc.property(changed, (text) => {
      const isObject = succeeds(() => JSON.parse(text)) && text.trim().startsWith('{')
      expect(accepts(text)).toBe(isObject)
    }),
    { numRuns: 3000 },
  )
})

it('finds every member of the outermost object', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
      const text = JSON.stringify(value, undefined, 2)
      const members = outlineOf({ path: '/f', text }).members
      const read = members.map(({ name, value: { start, end } }) => [name, JSON.parse(text.slice(start, end))])
      expect(read).toEqual(Object.entries(JSON.parse(text)))
    }),
  )
})
