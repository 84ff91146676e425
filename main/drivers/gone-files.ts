import { isBelow } from '../../shared/host-path.ts'
import { fileAt, type HostFacts, isGone } from '../../shared/model/facts.ts'
import type { ReceiptFile } from '../../shared/model/receipt.ts'
import { receiptsFor, standingFiles } from './receipts.ts'

/**
 * The files by which Mooring made a host trust a registry, and that are gone or have changed since. Only those that the
 * survey would have told of: nobody says of a closed directory what is in it.
 * @param places the directories that the survey told all of.
 */
export function goneFiles(facts: HostFacts, registry: string, places: readonly string[]): string[] {
  const own = standingFiles(receiptsFor(facts, { kind: 'trust', registry }))
  const paths = new Set(own.map(({ path }) => path))
  return [...paths].filter((path) => places.some((place) => isBelow(path, place)) && !isAsPut(facts, path, own))
}

function isAsPut(facts: HostFacts, path: string, own: readonly ReceiptFile[]): boolean {
  const there = fileAt(facts, path)
  if (!there) return !isGone(facts, path)
  if (there.kind !== 'file') return false
  return there.sha256 === undefined || own.some((file) => file.path === path && file.sha256 === there.sha256)
}
