import { describe, expect, it } from 'vitest'
import { noteGroups } from '../../../shared/words/en/notes.ts'
import { en } from '../../../shared/words/en.ts'
import { languageOf } from '../../../shared/words/language.ts'

/** Every text of a catalogue with the keys that lead to it. */
function textsOf(words: unknown, path: readonly string[] = []): [path: string, text: string][] {
  if (typeof words === 'string') return [[path.join('.'), words]]
  return Object.entries(words as object).flatMap(([key, value]) => textsOf(value, [...path, key]))
}

const names = (text: string): string[] => [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = '']) => name).sort()

it('a note’s code is in one group only', () => {
  const codes = noteGroups.flatMap((group) => Object.keys(group))
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

describe('the pseudo-language', () => {
  const { words } = languageOf('pseudo')
  const strange = new Map(textsOf(words))

  it('has every text, in brackets but for the same parameters, and longer', () => {
    for (const [path, text] of textsOf(en)) {
      if (text === '') continue
      const other = strange.get(path) ?? ''
      expect(other, path).toMatch(/^(?:\{[a-zA-Z]+\}|⟦(?:(?!\{[a-zA-Z])[^⟦⟧])*⟧)*(?<=⟧)$/)
      expect(other.length, path).toBeGreaterThan(text.length * 1.2)
      expect(names(other), path).toEqual(names(text))
    }
  })
})
