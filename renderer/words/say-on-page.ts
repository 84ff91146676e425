import { visibleText } from '../../shared/visible-text.ts'
import type { Language } from '../../shared/words/language.ts'
import type { Params } from '../../shared/words/param.ts'
import { formOf, say, sayParam } from '../../shared/words/say.ts'
import type { Text } from '../../shared/words/text.ts'

/** A text with its plural form chosen, its numbers written, and hidden characters of foreign text spelled out. */
export function sayOnPage(language: Language, text: Text, params: Params): string {
  const number = new Intl.NumberFormat(language.locale)
  const written = Object.entries(params).map(([name, value]) => {
    if (typeof value === 'number') return [name, number.format(value)] as const
    return [name, visibleText(sayParam(language, value))] as const
  })
  return say(language, formOf(language, text, params['count']), Object.fromEntries(written))
}
