import type { HostFacts } from '../../shared/model/facts.ts'
import { filesIn } from '../../shared/model/facts.ts'
import type { DraftPlan, RemoveOp, Stage } from '../../shared/model/plan.ts'
import { drivers } from '../drivers/index.ts'
import { receiptsFor } from '../drivers/placed.ts'
import type { Wish } from './wish.ts'

/** What one driver decided. */
export interface DriverDraft {
  readonly driver: string
  readonly draft: DraftPlan
}

/** Asks the drivers what a wish takes on a host. Pure: the same facts give the same drafts. */
export function draftPlans(facts: HostFacts, wish: Wish): DriverDraft[] {
  if (wish.kind === 'trust') {
    return drivers.map(({ id, trust }) => ({ driver: id, draft: trust(facts, wish) }))
  }
  const placed = receiptsFor(facts, wish.registry.name).flatMap((receipt) => receipt.files)
  return drivers.map(({ id, untrust }) => ({
    driver: id,
    draft: untrust(
      facts,
      placed.filter((file) => file.driver === id),
    ),
  }))
}

/**
 * After the drivers' own files: the directories that Mooring made for a registry, where nothing else is in them, and the
 * receipts that spoke of them. Undefined where there is no receipt.
 */
export function tidyStage(facts: HostFacts, registryName: string, removed: ReadonlySet<string>): Stage | undefined {
  const receipts = receiptsFor(facts, registryName)
  if (receipts.length === 0) return undefined
  const gone = new Set(removed)
  const directories: RemoveOp[] = []
  const made = [...new Set(receipts.flatMap((receipt) => receipt.directories))].sort((a, b) => b.length - a.length)
  for (const path of made) {
    if (filesIn(facts, path).some((file) => !gone.has(file.path))) continue
    gone.add(path)
    directories.push({ op: 'remove', path })
  }
  const files = receipts.map(({ change }): RemoveOp => ({ op: 'remove', path: receiptPath(facts.journal, change) }))
  return { files: [...directories, ...files], runs: [] }
}

/** Where the receipt of a change lies on its host. */
export function receiptPath(journal: string, change: string): string {
  return `${journal}/receipts/${change}.json`
}
