import { en } from './en.ts'
import { pseudo } from './pseudo.ts'
import type { Words } from './text.ts'

/** What every language has to say: the same keys as English, with the plural forms that the language has. */
export type Catalogue = Words<typeof en>

/** A language that Mooring speaks. */
export interface Language {
  /** BCP 47, for the page’s `lang` and for plural rules. */
  readonly tag: string
  /** Its name in itself. */
  readonly name: string
  /** How dates and numbers are written in it, BCP 47. */
  readonly locale: string
  readonly words: Catalogue
}

export const english: Language = { tag: 'en', name: 'English', locale: 'en-GB', words: en }

/** The languages that a person can choose. */
export const languages: readonly Language[] = [english]

/** English made strange, for finding what is no word of the catalogue and what does not fit: `MOORING_LANG=pseudo`. */
const pseudoLanguage: Language = { tag: 'en-XA', name: pseudo('Pseudo'), locale: 'en-GB', words: pseudo(en) }

/** The language that a tag or `MOORING_LANG` names; English where there is none of that name. */
export function languageOf(tag: string | undefined): Language {
  if (tag === 'pseudo' || tag === pseudoLanguage.tag) return pseudoLanguage
  return languages.find((language) => language.tag === tag) ?? english
}
