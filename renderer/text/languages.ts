import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'

/** A language that the screens can speak. */
export interface Language {
  /** BCP 47, for the page’s `lang` and for plural rules. */
  readonly tag: string
  /** Its name in itself. */
  readonly name: string
  /** How dates are written in it, BCP 47. */
  readonly dates: string
  readonly text: Catalogue
}

export const english: Language = { tag: 'en', name: 'English', dates: 'en-GB', text: en }

export const languages: readonly Language[] = [english]
