import { dataOf } from '../envelope.ts'
import { renderHistory } from '../render/history.ts'
import type { Action } from '../session.ts'

/** The changes made from this workstation. */
export const history: Action<'history'> = async (session, { onlyHost }) => {
  const input = onlyHost === undefined ? {} : { host: onlyHost }
  const changes = dataOf<'history.list'>(await session.call('history.list', input))
  return { data: changes, text: renderHistory(changes, session) }
}
