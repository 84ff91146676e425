import type { ReactNode } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import { useFailureWords } from '../words/coded.tsx'
import { Callout } from './callout.tsx'

interface ErrorNoticeProps {
  readonly error: FailureData
  /** What failed, where the message alone would not say it. */
  readonly title?: string
  readonly actions?: ReactNode
  /** It was there from the beginning: nobody has to be told at once. */
  readonly silent?: boolean
}

/** A failure in words: what is wrong, and what to do. */
export function ErrorNotice({ error, title, actions, silent = false }: ErrorNoticeProps) {
  const { message, hint } = useFailureWords()(error)
  return (
    <Callout tone="error" {...(silent ? {} : { role: 'alert' as const })} title={title ?? message} actions={actions}>
      {title && <div>{message}</div>}
      <div>{hint}</div>
    </Callout>
  )
}
