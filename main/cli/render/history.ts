import { type Change, changeName } from '../../../shared/model/change.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import type { Style } from './style.ts'

/** The changes, newest first, a line each. */
export function renderHistory(changes: readonly Change[], style: Style): string {
  if (changes.length === 0) return 'No changes yet.'
  return changes
    .map((change) => {
      const where = change.root === '/' ? change.host : `${change.host}:${change.root}`
      const state = change.state === 'undone' ? style.faint('undone ') : 'applied'
      return `${style.strong(change.id)}  ${state}  ${visibleText(`${changeName(change)} on ${where}`)}`
    })
    .join('\n')
}
