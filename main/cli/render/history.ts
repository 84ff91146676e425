import type { Change } from '../../../shared/model/change.ts'
import { isLive } from '../../../shared/model/facts.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { pad, widest, wrap } from './columns.ts'
import { tell, type Voice } from './style.ts'

/** The changes, newest first, one per line. */
export function renderHistory(changes: readonly Change[], voice: Voice): string {
  const { language, style } = voice
  const words = language.words.terminal.history
  if (changes.length === 0) return tell(voice, words.empty)
  const column = widest(Object.values(words.states))
  return changes
    .map((change) => {
      const state = pad(words.states[change.state], column)
      const look = change.state === 'undone' ? style.faint(state) : state
      return wrap(`${style.strong(visibleText(change.id))}  ${look}  ${changeWords(change, voice)}`, 2, style)
    })
    .join('\n')
}

/** A change and its host, in one line. */
export function changeWords({ kind, registry = '', host, root }: Change, voice: Pick<Voice, 'language'>): string {
  const where = isLive({ root }) ? host : `${host}:${root}`
  return tell(voice, voice.language.words.terminal.history.kinds[kind], { registry, host: where })
}
