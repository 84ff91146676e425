import { type FoundReceipt, fileAt, type HostFacts, type Receipt } from '../../shared/model/facts.ts'
import type { RemoveOp } from '../../shared/model/plan.ts'
import type { Severities } from '../../shared/note.ts'
import type { PlacedFile } from './driver.ts'

/** What is said of an anchor's file in whatever directory it lies. */
export const anchorNotes = { 'own-name-taken': 'info', 'left-alone': 'warning' } as const satisfies Severities

/** What to remove of the files that Mooring put somewhere, and what to leave because it changed since. */
export interface Removal {
  readonly removes: readonly RemoveOp[]
  readonly changed: readonly string[]
  /** Files that stay because another registry needs them too. */
  readonly shared: readonly string[]
}

/**
 * Decides which placed files go. A path may stand in several receipts with several contents (a renewed certificate);
 * it goes if it has any of them now, and stays, reported, if it has none. What is gone already needs nothing. All placed
 * files are one registry's; what the receipts of a second one name as well stays too.
 */
export function removalOf(facts: HostFacts, placed: readonly PlacedFile[]): Removal {
  const paths = [...new Set(placed.map((file) => file.path))].sort(certificateBeforeKey)
  const isOurs = (path: string): boolean =>
    placed.some((file) => file.path === path && file.sha256 === fileAt(facts, path)?.sha256)
  const there = paths.filter((path) => fileAt(facts, path))
  const isShared = (path: string): boolean => claimants(facts, path).length > 1
  return {
    removes: there.filter((path) => isOurs(path) && !isShared(path)).map((path) => ({ op: 'remove', path })),
    changed: there.filter((path) => !isOurs(path)),
    shared: there.filter((path) => isOurs(path) && isShared(path)),
  }
}

/** The registries whose receipts name a file with the content that it has now; none for what Mooring did not put. */
export function claimants(facts: HostFacts, path: string): string[] {
  const sha256 = fileAt(facts, path)?.sha256
  const naming = facts.receipts.filter(({ files }) =>
    files.some((file) => file.path === path && file.sha256 === sha256),
  )
  return [...new Set(naming.map(({ registry }) => registry))].sort()
}

/** The receipts of a registry: what changes of one kind put for it on this host. */
export function receiptsFor(facts: HostFacts, registryName: string, kind: Receipt['kind']): FoundReceipt[] {
  return facts.receipts.filter((receipt) => receipt.registry === registryName && receipt.kind === kind)
}

/** `client.cert` goes before `client.key`: a lone key harms fewer engines than a lone certificate. */
function certificateBeforeKey(a: string, b: string): number {
  return Number(a.endsWith('.key')) - Number(b.endsWith('.key')) || (a < b ? -1 : 1)
}
