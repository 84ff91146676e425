import type { Change, ListedChange } from '../../../shared/model/change.ts'
import { isLive } from '../../../shared/model/facts.ts'
import { shellWord } from '../../../shared/shell-word.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { indented, pad, widest, wrap } from './columns.ts'
import { type Style, tell, type Voice } from './style.ts'

/** The changes, newest first: a line each, and below it what is special about one. */
export function renderHistory(changes: readonly ListedChange[], voice: Voice): string {
  const { language, style } = voice
  const words = language.words.terminal.history
  const states = widest(Object.values(words.states))
  const moments = changes.map(({ at }) => tell(voice, words.when, { when: { at, to: 'local' } }))
  const times = widest(moments)
  return changes
    .map((change, index) => {
      const shown = stateOf(change)
      const state = looks[shown](style, pad(words.states[shown], states))
      const when = pad(moments[index] ?? '', times)
      const row = `${style.strong(visibleText(change.id))}  ${when}  ${state}  ${changeWords(change, voice)}`
      return [wrap(row, 2, style), ...renderDetails(change, voice)].join('\n')
    })
    .join('\n')
}

/** A state as it is shown. */
type ShownState = Change['state'] | 'superseded'

function stateOf({ state, supersededBy }: ListedChange): ShownState {
  return supersededBy === undefined ? state : 'superseded'
}

const looks: Readonly<Record<ShownState, (style: Style, state: string) => string>> = {
  applied: (_, state) => state,
  undone: (style, state) => style.faint(state),
  superseded: (style, state) => style.faint(state),
  unknown: (style, state) => style.warn(state),
}

/** Who made it if somebody else did, why it can't be undone, and what to do if its host has not answered. */
function renderDetails({ state, supersededBy: later, by, host, root }: ListedChange, voice: Voice): string[] {
  const words = voice.language.words.terminal.history
  const lines = [
    ...(by ? [tell(voice, words.by, { ...by })] : []),
    ...(later === undefined ? [] : [tell(voice, words.superseded, { later })]),
    ...(state === 'unknown'
      ? [
          tell(voice, words.doubt, {
            command: `mooring history --host ${shellWord(host)}${isLive({ root }) ? '' : ` --root ${shellWord(root)}`}`,
          }),
        ]
      : []),
  ]
  return lines.map((line) => voice.style.faint(indented(line, 2, voice.style)))
}

/** A change and its host, in one line. */
export function changeWords({ kind, registry = '', host, root }: Change, voice: Pick<Voice, 'language'>): string {
  const where = isLive({ root }) ? host : `${host}:${root}`
  return tell(voice, voice.language.words.terminal.history.kinds[kind], { registry, host: where })
}
