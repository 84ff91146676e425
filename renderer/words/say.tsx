import { Fragment, isValidElement, type ReactElement, useCallback } from 'react'
import type { Language } from '../../shared/words/language.ts'
import type { Param, Params } from '../../shared/words/param.ts'
import { sayParam } from '../../shared/words/say.ts'
import type { Text } from '../../shared/words/text.ts'
import { sayOnPage } from './foreign-text.ts'
import { useLanguage } from './language.tsx'
import { Stranger } from './stranger.tsx'

/** Says a text in the reader's language as a string. A string among its parameters is foreign text. */
export function useSay(): (text: Text, params?: Params) => string {
  const { language } = useLanguage()
  return useCallback((text, params = {}) => sayOnPage(language, text, params), [language])
}

/** A value in a text on screen: a parameter or a component. */
export type Shown = Param | ReactElement

interface SayProps {
  readonly text: Text
  /** The values of `{name}`. A string is foreign text. */
  readonly params: Readonly<Record<string, Shown>>
}

/** Says a text in the reader's language, with components among its values, in the language's order. */
export function Say({ text, params }: SayProps) {
  const { language } = useLanguage()
  const numbers = Object.entries(params).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : []))
  const parts = sayOnPage(language, text, Object.fromEntries(numbers)).split(/\{([a-zA-Z]+)\}/)
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Fragment key={index}>{index % 2 === 0 ? part : shown(language, params[part])}</Fragment>
  ))
}

function shown(language: Language, value: Shown | undefined) {
  if (value === undefined || isValidElement(value)) return value
  return <Stranger text={sayParam(language, value)} />
}
