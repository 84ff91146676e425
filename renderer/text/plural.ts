import { fillIn, type TextParams } from '../../shared/fill-in.ts'

/** A text for each plural category of its language (Unicode CLDR); a category that is missing takes `other`. */
export type PluralText = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** The form for a number, with `{count}` and the other placeholders filled. */
export function pluralize(language: string, text: PluralText, count: number, params: TextParams = {}): string {
  const form = text[new Intl.PluralRules(language).select(count)] ?? text.other
  return fillIn(form, { ...params, count })
}
