import { visibleText } from '../../shared/visible-text.ts'
import type { Language } from '../../shared/words/language.ts'
import type { Params } from '../../shared/words/param.ts'
import { say, sayParam } from '../../shared/words/say.ts'
import type { Text } from '../../shared/words/text.ts'

/** A text with hidden characters of foreign text spelled out, as a label has no other way to show them. */
export function sayOnPage(language: Language, text: Text, params: Params): string {
  const visible = Object.entries(params).map(([name, value]) => {
    return [name, typeof value === 'number' ? value : visibleText(sayParam(language, value))] as const
  })
  return say(language, text, Object.fromEntries(visible))
}
