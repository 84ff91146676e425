import { dataOf } from '../envelope.ts'
import { renderHistory } from '../render/history.ts'
import type { Action } from '../session.ts'

/** The changes made from this workstation. */
export const history: Action<{ readonly host?: string }> = async (session, { host }) => {
  const changes = dataOf<'history.list'>(await session.call('history.list', host === undefined ? {} : { host }))
  return { data: changes, text: renderHistory(changes, session.style) }
}
