import { resolve } from 'node:path'
import { exitCodeOf } from '../../../shared/errors.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import { canBeUndone, type ListedChange } from '../../../shared/model/change.ts'
import { changeHosts } from '../change-hosts.ts'
import { givenTree } from '../given-tree.ts'
import type { Input } from '../grammar/commands.ts'
import { readCount } from '../read-count.ts'
import { renderHistory } from '../render/history.ts'
import { renderIncomplete } from '../render/notes.ts'
import { tell } from '../render/style.ts'
import { type Action, dataOf, type Session } from '../session.ts'

/** Removes the files that Mooring installed for a registry; with `--all`, whatever else makes a host trust it too. */
export const untrust: Action<'untrust'> = (session, { registry, all = false, noRestart = false, ...options }) =>
  changeHosts(session, { kind: 'untrust', registry, all, noRestart }, options)

/** Moves certificates that were appended to a Boot2Docker machine's server.pem into files of their own. */
export const migrate: Action<'migrate'> = (session, { removeLine = false, ...options }) =>
  changeHosts(session, { kind: 'migrate', removeLine }, options)

/** Undoes one change, on its host. Where several begin with what was typed, it lists them. */
export const undo: Action<'undo'> = async (session, { change, ...options }) => {
  const known = dataOf<'history.list'>(await session.call('history.list', {})).changes
  const meant = known.filter(({ id }) => id.startsWith(change))
  await expectMadeOn(session, change, meant, options)
  try {
    return await changeHosts(session, { kind: 'undo', change }, options)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'change-ambiguous') throw error
    const undoable = meant.filter(canBeUndone)
    const candidates = undoable.length > 0 ? undoable : meant
    // Those of a host's journal are named by the failure alone.
    if (candidates.length === 0) throw error
    const failure = failureData(error)
    const title = session.language.words.terminal.history.several
    const text = renderIncomplete(renderHistory(candidates, session), title, [failure], session)
    return { data: candidates, text, exit: exitCodeOf(error.code), failure }
  }
}

/** A change knows its host and its directory tree; if the command names them, they must match. Others' are on a named host. */
async function expectMadeOn(
  session: Session,
  change: string,
  meant: readonly ListedChange[],
  { host = [], root }: Omit<Input<'undo'>, 'change'>,
): Promise<void> {
  if (meant.length === 0) return
  for (const named of host) {
    const { changes } = dataOf<'history.list'>(await session.call('history.list', { host: named }))
    if (!changes.some(({ id }) => id.startsWith(change))) throw new Failure('change-unknown', { change, host: named })
  }
  if (root === undefined) return
  if (!meant.some((each) => resolve(each.root) === resolve(root)))
    throw new Failure('change-unknown', { change, host: root })
}

/** Rolls back a change that was interrupted. */
export const recover: Action<'recover'> = (session, options) => changeHosts(session, { kind: 'recover' }, options)

/** The changes made from this workstation, and on a host those that its journal tells of. */
export const history: Action<'history'> = async (session, { onlyHost, onlyRegistry, tree, limit: typed }) => {
  const limit = typed === undefined ? Number.POSITIVE_INFINITY : readCount(typed)
  const host = onlyHost ?? (tree === undefined ? undefined : 'local')
  const given = host === undefined ? {} : { host, ask: true, ...givenTree(tree, [host]) }
  const { changes, failures } = dataOf<'history.list'>(await session.call('history.list', given))
  const fitting = changes.filter(({ registry }) => onlyRegistry === undefined || registry === onlyRegistry)
  const data = fitting.slice(0, limit)
  const words = session.language.words.terminal.history
  const empty = changes.length === 0 ? words.empty : words.none
  const more = fitting.length - data.length
  const text = [
    data.length === 0 ? tell(session, empty) : renderHistory(data, session),
    ...(more > 0 ? [session.style.faint(tell(session, words.more, { count: more }))] : []),
  ].join('\n')
  const [failure] = failures
  if (!failure) return { data, text }
  return { data, text: renderIncomplete(text, words.incomplete, failures, session), exit: 4, failure }
}
