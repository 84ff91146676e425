import type { FailureData } from '../../../shared/failure.ts'
import type { Note } from '../../../shared/model/plan.ts'
import { errorWords, noteWords } from '../../../shared/words/say.ts'
import type { Text } from '../../../shared/words/text.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { tell, type Voice } from './style.ts'

const looks = { error: 'bad', warning: 'warn', info: 'faint' } as const
const order = { error: 0, warning: 1, info: 2 } as const

/** Notes and findings, the most severe first: the severity, the message, and below it what to do. */
export function renderNotes(notes: readonly Note[], voice: Voice): string[] {
  const { language, style } = voice
  const words = language.words.terminal.severity
  const column = widest(Object.values(words)) + 4
  return [...notes]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .flatMap((note) => {
      const { message, hint } = noteWords(language, note)
      const mark = style[looks[note.severity]](pad(tell(voice, words[note.severity]), column - 4))
      return [`  ${mark}  ${wrap(message, column, style)}`, style.faint(indented(hint, column, style))]
    })
}

/** A failure in a host's rows: the message, and below it what to do. */
export function renderFailure(failure: FailureData, { language, style }: Voice): string[] {
  const { message, hint } = errorWords(language, failure)
  return [indented(message, 2, style), style.faint(indented(hint, 2, style))]
}

/** A list where some could not be listed, under a title that says so, and why. */
export function renderIncomplete(list: string, title: Text, failures: readonly FailureData[], voice: Voice): string {
  const { style } = voice
  const heading = style.bad(wrap(tell(voice, title), 0, style))
  return [list, heading, ...failures.flatMap((failure) => renderFailure(failure, voice))].join('\n')
}
