import { Failure } from '../../shared/failure.ts'
import type { Change, ListedChange } from '../../shared/model/change.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { PlanFile } from '../../shared/model/plan.ts'
import { isOn, othersOn, settled, stateOn } from './journal-changes.ts'

/** The part of a change that tells which later ones depend on it. */
type Standing = Pick<Change, 'id' | 'host' | 'root' | 'state'> & {
  readonly stages: readonly { readonly files: readonly Pick<PlanFile, 'path'>[] }[]
}

/**
 * The first later change that stands and that wrote or removed a file of this one, be it its receipt: that one has to be undone
 * first.
 */
export function supersederOf(change: Standing, changes: readonly Standing[]): string | undefined {
  const paths = new Set(pathsOf(change))
  const later = changes.filter(
    ({ id, host, root, state }) =>
      id > change.id && host === change.host && root === change.root && state === 'applied',
  )
  return later
    .filter((each) => pathsOf(each).some((path) => paths.has(path)))
    .map(({ id }) => id)
    .sort()[0]
}

function pathsOf({ stages }: Standing): string[] {
  return stages.flatMap(({ files }) => files.map(({ path }) => path))
}

/** The changes as the history shows them, each with the one that superseded it, the newest first. */
export function withSuperseders(changes: readonly Change[]): ListedChange[] {
  return [...changes]
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .map((change) => {
      const supersededBy = change.state === 'undone' ? undefined : supersederOf(change, changes)
      return { ...change, ...(supersededBy === undefined ? {} : { supersededBy }) }
    })
}

/**
 * What is not on the host any more is not undone.
 * @throws Failure `change-undone`, and `change-unknown` if the journal there has no such change.
 */
export function refuseEnded(host: string, facts: HostFacts, change: Change): void {
  const { id } = change
  if (stateOn(facts, change) === 'gone') throw new Failure('change-unknown', { change: id, host })
  if (settled(facts, change).state === 'undone') throw new Failure('change-undone', { change: id })
}

/**
 * Undo restores what was before a change. Where a later one has written or removed its files, nothing of it would be left to
 * restore, or the later one would lose its files.
 * @param known the history of this workstation.
 * @throws Failure `change-superseded`.
 */
export function refuseSuperseded(facts: HostFacts, change: Change, known: readonly Change[]): void {
  const { id, host } = change
  const own = known.filter((each) => isOn(facts, host, each)).map((each) => settled(facts, each))
  const others = othersOn(host, facts, known)
  const later = supersederOf(change, [...own, ...others, ...byReceipts(facts, change, [...own, ...others])])
  if (later !== undefined) throw new Failure('change-superseded', { host, change: id, later })
}

/** Changes that only a receipt tells of: an earlier Mooring made them from another workstation. */
function byReceipts({ receipts }: HostFacts, { host, root }: Change, known: readonly Pick<Change, 'id'>[]): Standing[] {
  const ids = new Set(known.map(({ id }) => id))
  return receipts.flatMap(({ change: id, files }): Standing[] =>
    ids.has(id) ? [] : [{ id, host, root, state: 'applied', stages: [{ files }] }],
  )
}
