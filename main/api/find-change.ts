import { Failure } from '../../shared/failure.ts'
import { type Change, canBeUndone } from '../../shared/model/change.ts'
import { listed } from '../../shared/words/param.ts'
import { othersOn } from '../engine/journal-changes.ts'
import { withSuperseders } from '../engine/superseded.ts'
import { surveyHost } from '../engine/survey.ts'
import type { ApiDeps } from './deps.ts'

/** Where a change may have been made, if the history here does not have it. */
export interface Where {
  readonly hosts: readonly string[]
  readonly root: string
}

/** How many characters of an id are enough. */
const shortest = 4

/** How many changes a message about an ambiguous id names. */
const most = 10

/**
 * Finds a change by its id or the beginning of one: in the history here, or else in the journals of hosts. Where several begin
 * so, those count that can be undone.
 * @throws Failure `change-unknown`, `change-ambiguous`, and what reading the entry and looking at the hosts throws.
 */
export async function findChange(deps: ApiDeps, id: string, where: Where, signal: AbortSignal): Promise<Change> {
  const { changes: known } = await deps.history.list()
  const isMeant = (change: Change): boolean => id.length >= shortest && change.id.startsWith(id)
  const isHere = known.some(isMeant) || id.length < shortest
  const changes = isHere ? known : await changesOnHosts(deps, known, where, signal)
  const found = changes.filter(isMeant)
  const exact = found.find((change) => change.id === id)
  if (exact) return exact
  const undoable = withSuperseders(changes).filter((change) => isMeant(change) && canBeUndone(change))
  const candidates = undoable.length > 0 ? undoable : found
  const [only, ...others] = candidates
  // An entry that can't be read says why.
  if (only === undefined) return deps.history.find(id)
  if (others.length === 0) return only
  const ids = listed(candidates.slice(0, most).map((change) => change.id))
  throw new Failure('change-ambiguous', { change: id, count: candidates.length, candidates: ids })
}

/** What the journals of these hosts alone tell of. */
async function changesOnHosts(
  { hosts }: ApiDeps,
  known: readonly Change[],
  where: Where,
  signal: AbortSignal,
): Promise<Change[]> {
  const found: Change[] = []
  for (const host of await hosts.findAll(where.hosts)) {
    found.push(...othersOn(host.id, await surveyHost(host, where.root, [], signal), known))
  }
  return found
}
