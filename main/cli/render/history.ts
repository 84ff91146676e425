import type { Change } from '../../../shared/model/change.ts'
import { isLive } from '../../../shared/model/facts.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { type Style, tell, type Voice } from './style.ts'

/** The changes, newest first, one per line. */
export function renderHistory(changes: readonly Change[], voice: Voice): string {
  const { language, style } = voice
  const words = language.words.terminal.history
  if (changes.length === 0) return tell(voice, words.empty)
  const column = widest(Object.values(words.states))
  return changes
    .map((change) => {
      const state = pad(words.states[change.state], column)
      const row = `${style.strong(visibleText(change.id))}  ${looks[change.state](style, state)}  ${changeWords(change, voice)}`
      return [wrap(row, 2, style), ...renderDoubt(change, voice)].join('\n')
    })
    .join('\n')
}

const looks: Readonly<Record<Change['state'], (style: Style, state: string) => string>> = {
  applied: (_, state) => state,
  undone: (style, state) => style.faint(state),
  unknown: (style, state) => style.warn(state),
}

/** What to do about a change whose host has not answered. */
function renderDoubt({ id, state }: Change, voice: Voice): string[] {
  if (state !== 'unknown') return []
  const text = tell(voice, voice.language.words.terminal.history.doubt, { change: id })
  return [voice.style.faint(indented(text, 2, voice.style))]
}

/** A change and its host, in one line. */
export function changeWords({ kind, registry = '', host, root }: Change, voice: Pick<Voice, 'language'>): string {
  const where = isLive({ root }) ? host : `${host}:${root}`
  return tell(voice, voice.language.words.terminal.history.kinds[kind], { registry, host: where })
}
