import { en } from './en.ts'
import { pseudo } from './pseudo.ts'
import type { Words } from './text.ts'

/** A language's catalogue: the same keys as English, with its own plural forms. */
export type Catalogue = Words<typeof en>

/** A language that Mooring speaks. */
export interface Language {
  /** BCP 47, for the page’s `lang` and for plural rules. */
  readonly tag: string
  /** Its name in itself. */
  readonly name: string
  /** The locale of its dates and numbers, BCP 47. */
  readonly locale: string
  readonly words: Catalogue
}

export const english: Language = { tag: 'en', name: 'English', locale: 'en-GB', words: en }

/** The languages that a person can choose. */
export const languages: readonly Language[] = [english]

/** A pseudo-language for finding texts outside the catalogue and layouts that are too narrow: `MOORING_LANG=pseudo`. */
const pseudoLanguage: Language = { tag: 'en-XA', name: pseudo('Pseudo'), locale: 'en-GB', words: pseudo(en) }

/** The language that a tag or `MOORING_LANG` names; English if there is none. */
export function languageOf(tag: string | undefined): Language {
  if (tag === 'pseudo' || tag === pseudoLanguage.tag) return pseudoLanguage
  return languages.find((language) => language.tag === tag) ?? english
}
