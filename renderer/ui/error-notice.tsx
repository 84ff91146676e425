import type { ReactNode } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import { useFailureWords } from '../words/coded.tsx'
import { Callout } from './callout.tsx'

interface ErrorNoticeProps {
  readonly error: FailureData
  /** What failed, if the message alone does not say it. */
  readonly title?: string
  readonly actions?: ReactNode
  /** Not announced by screen readers: it was there from the start. */
  readonly silent?: boolean
}

/** A failure: what is wrong, and what to do. */
export function ErrorNotice({ error, title, actions, silent = false }: ErrorNoticeProps) {
  const { message, hint } = useFailureWords()(error)
  return (
    <Callout tone="error" {...(silent ? {} : { role: 'alert' as const })} title={title ?? message} actions={actions}>
      {title && <div>{message}</div>}
      <div>{hint}</div>
    </Callout>
  )
}
