import type { en } from './en.ts'
import type { PluralText } from './plural.ts'

type Words<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends { readonly one: string; readonly other: string }
      ? PluralText
      : { readonly [Key in keyof T]: Words<T[Key]> }

/** What every language has to say: the same keys as English, with the plural forms that the language has. */
export type Catalogue = Words<typeof en>
