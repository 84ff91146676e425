import type { ReactNode } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import { useText } from '../text/text-context.tsx'
import { Callout } from './callout.tsx'
import { Stranger } from './stranger.tsx'

interface ErrorNoticeProps {
  readonly error: Pick<FailureData, 'message' | 'hint'> & { readonly code: string }
  /** What failed, where the message alone would not say it. */
  readonly title?: string
  readonly actions?: ReactNode
}

/** A row of the error table as the user meets it: what is wrong, and what to do. */
export function ErrorNotice({ error, title, actions }: ErrorNoticeProps) {
  const hints: Readonly<Partial<Record<string, string>>> = useText().hints
  return (
    <Callout tone="error" role="alert" title={title ?? <Stranger text={error.message} />} actions={actions}>
      {title && (
        <div>
          <Stranger text={error.message} />
        </div>
      )}
      <div>
        <Stranger text={hints[error.code] ?? error.hint} />
      </div>
    </Callout>
  )
}
