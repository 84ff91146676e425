import type { ReactElement } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import type { Note } from '../../shared/model/plan.ts'
import type { Text } from '../../shared/words/text.ts'
import { HostName } from './host-name.tsx'
import { useLanguage } from './language.tsx'
import { Say } from './say.tsx'

/** What is wrong or worth knowing, and what to do about it, to be put on a page. */
interface ShownSentences {
  readonly message: ReactElement
  readonly hint: ReactElement
}

/** What to do, for someone at a screen, by the code of what it is about. */
type Hints = Readonly<Partial<Record<string, Text>>>

/** Says a failure. Its hint speaks to someone at a command line where the screens have none of their own. */
export function useFailureWords(): (failure: FailureData) => ShownSentences {
  const { words } = useLanguage().language
  const hints: Hints = words.app.hints
  return ({ code, params: given }) => {
    const { message, hint } = words.errors[code]
    const { host } = given
    const params = typeof host === 'string' ? { ...given, host: <HostName id={host} /> } : given
    return { message: <Say text={message} params={params} />, hint: <Say text={hints[code] ?? hint} params={params} /> }
  }
}

/** Says a note or a finding. The same holds for its hint. */
export function useNoteWords(): (note: Note) => ShownSentences {
  const { words } = useLanguage().language
  const hints: Hints = words.app.noteHints
  return ({ code, params }) => {
    const { message, hint } = words.notes[code]
    return { message: <Say text={message} params={params} />, hint: <Say text={hints[code] ?? hint} params={params} /> }
  }
}
