import type { ReactNode } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import { errorWords, say } from '../../shared/words/say.ts'
import { useHostName } from '../features/hosts/host-name.tsx'
import { useLanguage } from '../text/text-context.tsx'
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
  const { language } = useLanguage()
  const hints: Readonly<Partial<Record<string, string>>> = language.words.app.hints
  const hostName = useHostName()
  return ({ code, params: given }) => {
    const params = typeof given['host'] === 'string' ? { ...given, host: hostName(given['host']) } : given
    const { message, hint } = errorWords(language, { code, params })
    const own = hints[code]
    return { message, hint: own === undefined ? hint : say(language, own, params) }
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
