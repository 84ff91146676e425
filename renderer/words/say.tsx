import { Fragment, isValidElement, type ReactElement, useCallback } from 'react'
import type { Param, Params } from '../../shared/words/param.ts'
import { listFormat, phraseText, say, sayParam } from '../../shared/words/say.ts'
import type { Text } from '../../shared/words/text.ts'
import { useLanguage } from './language.tsx'
import { Stranger } from './stranger.tsx'

/** Says a text in the reader's language where only a string will do. A string among its parameters is foreign text. */
export function useSay(): (text: Text, params?: Params) => string {
  const { language } = useLanguage()
  return useCallback((text, params) => say(language, text, params), [language])
}

/** What can stand in a text on screen: as in every text, or a component. */
export type Shown = Param | ReactElement

interface SayProps {
  readonly text: Text
  /** What takes the place of `{name}`. A string is foreign text. */
  readonly params: Readonly<Record<string, Shown>>
}

/** Says a text in the reader's language, with components in its places, in whatever order the language puts them. */
export function Say({ text, params }: SayProps) {
  const { language } = useLanguage()
  const numbers = Object.entries(params).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : []))
  const parts = say(language, text, Object.fromEntries(numbers)).split(/\{([a-zA-Z]+)\}/)
  return parts.map((part, index) => {
    const value = params[part]
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <Fragment key={index}>
        {index % 2 === 0 ? <Lines text={part} /> : value !== undefined && <SayParam value={value} />}
      </Fragment>
    )
  })
}

/** Says a parameter by itself: foreign text is shown as such, wherever it stands in a phrase. */
export function SayParam({ value }: { readonly value: Shown }) {
  const { language } = useLanguage()
  if (isValidElement(value)) return value
  if (typeof value === 'string') return <Stranger text={value} />
  if (typeof value === 'number' || 'at' in value) return sayParam(language, value)
  if ('list' in value) return <Row items={value.list} />
  return <Say {...phraseText(language, value)} />
}

function Row({ items }: { readonly items: readonly Param[] }) {
  const { language } = useLanguage()
  const parts = listFormat(language).formatToParts(items.map((_, index) => String(index)))
  return parts.map((part, index) => {
    const item = part.type === 'element' ? items[Number(part.value)] : undefined
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one list never change places
    return <Fragment key={index}>{item === undefined ? part.value : <SayParam value={item} />}</Fragment>
  })
}

/** Words of the catalogue; a line that ends in them ends on the page. */
function Lines({ text }: { readonly text: string }) {
  return text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}
