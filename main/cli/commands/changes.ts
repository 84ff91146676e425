import { resolve } from 'node:path'
import { Failure } from '../../../shared/failure.ts'
import { changeHosts } from '../change-hosts.ts'
import type { Input } from '../grammar/commands.ts'
import { renderHistory } from '../render/history.ts'
import { renderIncomplete } from '../render/notes.ts'
import { type Action, dataOf, type Session } from '../session.ts'

/** Removes the files that Mooring installed for a registry; with `--all`, whatever else makes a host trust it too. */
export const untrust: Action<'untrust'> = (session, { registry, all = false, noRestart = false, ...options }) =>
  changeHosts(session, { kind: 'untrust', registry, all, noRestart }, options)

/** Moves certificates that were appended to a Boot2Docker machine's server.pem into files of their own. */
export const migrate: Action<'migrate'> = (session, { removeLine = false, ...options }) =>
  changeHosts(session, { kind: 'migrate', removeLine }, options)

/** Undoes one change, on its host. */
export const undo: Action<'undo'> = async (session, { change, ...options }) => {
  await expectMadeOn(session, change, options)
  return changeHosts(session, { kind: 'undo', change }, options)
}

/** A change knows its host and its directory tree; if the command names them, they must match. */
async function expectMadeOn(session: Session, change: string, { host = [], root }: Omit<Input<'undo'>, 'change'>) {
  for (const named of host) {
    const { changes } = dataOf<'history.list'>(await session.call('history.list', { host: named }))
    if (!changes.some(({ id }) => id.startsWith(change))) throw new Failure('change-unknown', { change, host: named })
  }
  if (root === undefined) return
  const { changes } = dataOf<'history.list'>(await session.call('history.list', {}))
  const isThere = changes.some((each) => each.id.startsWith(change) && resolve(each.root) === resolve(root))
  if (!isThere) throw new Failure('change-unknown', { change, host: root })
}

/** Rolls back a change that was interrupted. */
export const recover: Action<'recover'> = (session, options) => changeHosts(session, { kind: 'recover' }, options)

/** The changes made from this workstation. */
export const history: Action<'history'> = async (session, { onlyHost }) => {
  const input = onlyHost === undefined ? {} : { host: onlyHost }
  const { changes, failures } = dataOf<'history.list'>(await session.call('history.list', input))
  const text = renderHistory(changes, session)
  const [failure] = failures
  if (!failure) return { data: changes, text }
  const title = session.language.words.terminal.history.incomplete
  return { data: changes, text: renderIncomplete(text, title, failures, session), exit: 4, failure }
}
