import { Fragment, type ReactNode } from 'react'

interface WordsProps {
  readonly text: string
  /** What takes the place of `{name}`. */
  readonly values: Readonly<Record<string, ReactNode>>
}

/** A text of the catalogue with components in its placeholders, in whatever order the language puts them. */
export function Words({ text, values }: WordsProps) {
  const parts = text.split(/\{([a-zA-Z]+)\}/)
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Fragment key={index}>{index % 2 === 0 ? part : values[part]}</Fragment>
  ))
}
