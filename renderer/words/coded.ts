import type { FailureData } from '../../shared/failure.ts'
import type { Note } from '../../shared/model/plan.ts'
import { errorWords, noteWords, type Sentences, say } from '../../shared/words/say.ts'
import type { Text } from '../../shared/words/text.ts'
import { useHostName } from './host-name.tsx'
import { useLanguage } from './language.tsx'

/** Hints for the app, by the code of the failure or note. */
type Hints = Readonly<Partial<Record<string, Text>>>

/** A failure's words, with the command line's hint if the app has none of its own. */
export function useFailureWords(): (failure: FailureData) => Sentences {
  const { language } = useLanguage()
  const hints: Hints = language.words.app.hints
  const hostName = useHostName()
  return ({ code, params: given }) => {
    const params = typeof given['host'] === 'string' ? { ...given, host: hostName(given['host']) } : given
    const words = errorWords(language, { code, params })
    const own = hints[code]
    return own === undefined ? words : { ...words, hint: say(language, own, params) }
  }
}

/** A note's or finding's words; the same for its hint. */
export function useNoteWords(): (note: Note) => Sentences {
  const { language } = useLanguage()
  const hints: Hints = language.words.app.noteHints
  return (note) => {
    const words = noteWords(language, note)
    const own = hints[note.code]
    return own === undefined ? words : { ...words, hint: say(language, own, note.params) }
  }
}
