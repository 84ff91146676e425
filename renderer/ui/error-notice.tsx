import type { ReactNode } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import { useFailureWords } from '../words/coded.ts'
import { Stranger } from '../words/stranger.tsx'
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
    <Callout
      tone="error"
      {...(silent ? {} : { role: 'alert' as const })}
      title={title ?? <Stranger text={message} />}
      actions={actions}
    >
      {title && (
        <div>
          <Stranger text={message} />
        </div>
      )}
      <div>
        <Stranger text={hint} />
      </div>
    </Callout>
  )
}
