import type { ReactNode } from 'react'
import { errorEntry } from '../../shared/errors.ts'
import type { FailureData } from '../../shared/failure.ts'
import { fillIn } from '../../shared/fill-in.ts'
import { useHostName } from '../features/hosts/host-name.tsx'
import { useText } from '../text/text-context.tsx'
import { Callout } from './callout.tsx'
import { Stranger } from './stranger.tsx'

interface ErrorNoticeProps {
  readonly error: FailureData
  /** What failed, where the message alone would not say it. */
  readonly title?: string
  readonly actions?: ReactNode
  /** It was there from the beginning: nobody has to be told at once. */
  readonly silent?: boolean
}

/** A row of the error table as the user meets it, in words: what is wrong, and what to do. */
export function useErrorWords(): (error: FailureData) => { readonly message: string; readonly hint: string } {
  const hints: Readonly<Partial<Record<string, string>>> = useText().hints
  const hostName = useHostName()
  return ({ code, params: given }) => {
    const params = typeof given['host'] === 'string' ? { ...given, host: hostName(given['host']) } : given
    return {
      message: fillIn(errorEntry(code).message, params),
      hint: fillIn(hints[code] ?? errorEntry(code).hint, params),
    }
  }
}

/** The same as a callout. */
export function ErrorNotice({ error, title, actions, silent = false }: ErrorNoticeProps) {
  const { message, hint } = useErrorWords()(error)
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
