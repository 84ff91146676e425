import type { ReactNode } from 'react'
import { errorEntry } from '../../shared/errors.ts'
import type { FailureData } from '../../shared/failure.ts'
import { fillIn } from '../../shared/fill-in.ts'
import { useText } from '../text/text-context.tsx'
import { Callout } from './callout.tsx'
import { useHostName } from './host/host-name.tsx'
import { Stranger } from './stranger.tsx'

interface ErrorNoticeProps {
  readonly error: FailureData
  /** What failed, where the message alone would not say it. */
  readonly title?: string
  readonly actions?: ReactNode
}

/** A row of the error table as the user meets it: what is wrong, and what to do. */
export function ErrorNotice({ error, title, actions }: ErrorNoticeProps) {
  const hints: Readonly<Partial<Record<string, string>>> = useText().hints
  const hostName = useHostName()
  const { host } = error.params
  const params = typeof host === 'string' ? { ...error.params, host: hostName(host) } : error.params
  const message = fillIn(errorEntry(error.code).message, params)
  const hint = fillIn(hints[error.code] ?? errorEntry(error.code).hint, params)
  return (
    <Callout tone="error" role="alert" title={title ?? <Stranger text={message} />} actions={actions}>
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
