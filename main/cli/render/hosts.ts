import { type Change, changeName } from '../../../shared/model/change.ts'
import type { Host } from '../../../shared/model/host.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import type { Style } from './style.ts'

/** The hosts, two lines each. */
export function renderHosts(hosts: readonly Host[], style: Style): string {
  return hosts
    .flatMap((host) => [
      `${style.strong(visibleText(host.id))}  ${visibleText(host.label)}  ${visibleText(host.detail)}`,
      ...(host.registries.length > 0 ? [`  set up for ${visibleText(host.registries.join(', '))}`] : []),
      ...(host.unfinished ? [style.warn(`  the change ${host.unfinished} was interrupted: run mooring recover`)] : []),
    ])
    .join('\n')
}

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
