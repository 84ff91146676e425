import { Failure, failureData, failureOn } from '../../../shared/failure.ts'
import type { Change } from '../../../shared/model/change.ts'
import { othersOn, settled, settling } from '../../engine/journal-changes.ts'
import { withSuperseders } from '../../engine/superseded.ts'
import { surveyHost } from '../../engine/survey.ts'
import type { HostHandle } from '../../hosts/directory.ts'
import type { ApiDeps } from '../deps.ts'
import type { Handler } from '../handler.ts'
import { treeRoot } from '../tree-root.ts'

/**
 * The changes made from this workstation, newest first, and what the host's journal tells of if it is asked. An entry that can't
 * be read hides no other one, nor does a host that does not answer.
 * @throws Failure `host-unknown` and similar for a host that does not exist and has no history.
 */
export const historyList: Handler<'history.list'> = async (deps, { host, root, ask = false }, { signal }) => {
  const { changes, thrown } = await deps.history.list()
  const failures = thrown.map(failureData)
  if (host === undefined) return { changes: withSuperseders(changes), failures }
  const found = await findHost(deps, host, changes)
  const id = typeof found === 'string' ? found : found.id
  const tree = root === undefined ? undefined : treeRoot(root)
  const own = changes.filter((change) => change.host === id && (tree === undefined || change.root === tree))
  if (!ask || typeof found === 'string') return { changes: withSuperseders(own), failures }
  try {
    const facts = await surveyHost(found, tree ?? '/', [], signal)
    await settling(deps.history)(id, facts)
    const now = own.map((change) => (change.root === facts.root ? settled(facts, change) : change))
    return { changes: withSuperseders([...now, ...othersOn(id, facts, changes)]), failures }
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return { changes: withSuperseders(own), failures: [...failures, failureData(failureOn(id, error))] }
  }
}

/** Tells of each change of the history, until the call is stopped. */
export const historyWatch: Handler<'history.watch'> = async ({ history }, _input, { signal, emit }) => {
  await history.watch(() => emit({}), signal)
  return {}
}

/** A host; or its id alone if it was removed, since it still has a history. */
async function findHost({ hosts }: ApiDeps, host: string, changes: readonly Change[]): Promise<HostHandle | string> {
  try {
    return await hosts.find(host)
  } catch (error) {
    if (error instanceof Failure && changes.some((change) => change.host === host)) return host
    throw error
  }
}
