import { directoriesAbove } from '../../shared/host-path.ts'
import { fileAt, filesIn, type HostFacts } from '../../shared/model/facts.ts'
import type { PutOp, RemoveOp, Stage } from '../../shared/model/plan.ts'
import type { FoundReceipt, Receipt, ReceiptFile } from '../../shared/model/receipt.ts'
import type { ResolvedIntent } from '../drivers/index.ts'
import { receiptRule, receiptsFor } from '../drivers/index.ts'
import type { DriverDraft } from './draft.ts'
import type { SealedStage } from './host-protocol/apply.ts'
import { receiptPath } from './host-protocol/receipt-path.ts'
import { journalFor, keeper } from './privilege.ts'

/** A driver's draft with its stages as they were sealed. */
export interface SealedDraft extends DriverDraft {
  readonly stages: readonly SealedStage[]
}

/** What a receipt is written from. */
export interface ReceiptInput {
  readonly facts: HostFacts
  readonly intent: ResolvedIntent
  readonly change: string
  readonly privileged: boolean
  readonly drafts: readonly SealedDraft[]
}

/**
 * The stage that writes down what a change puts, as an ordinary file of the plan. Nothing where it puts nothing, claims
 * nothing and sets no time: it then only runs what an earlier change left to do.
 */
export function receiptStages({ facts, intent, change, privileged, drafts }: ReceiptInput): Stage[] {
  const files = drafts.flatMap((draft) => [...put(draft), ...claimed(facts, draft)])
  const rule = receiptRule(intent)
  const until = intent.kind === 'insecure-on' ? intent.until : undefined
  if (rule?.effect !== 'leaves') return []
  const ended = endedBy(drafts, receiptsFor(facts, rule))
  if (files.length === 0 && ended.length === 0 && until === undefined) return []
  const receipt: Receipt = {
    change,
    registry: rule.registry,
    kind: rule.kind,
    files,
    ...(ended.length === 0 ? {} : { ended }),
    directories: [...new Set(files.flatMap((file) => missingDirectories(facts, file.path)))],
    ...(until === undefined ? {} : { until }),
  }
  const file: PutOp = {
    op: 'put',
    path: receiptPath(journalFor(facts, privileged), change),
    posix: { mode: '0644', ...keeper(facts, privileged) },
    content: `${JSON.stringify(receipt, undefined, 2)}\n`,
    secret: false,
  }
  return [{ files: [file], runs: [] }]
}

/** What drafts remove of the files that earlier receipts name. */
function endedBy(drafts: readonly SealedDraft[], receipts: readonly FoundReceipt[]): string[] {
  const known = new Set(receipts.flatMap(({ files }) => files.map(({ path }) => path)))
  const ops = drafts.flatMap(({ stages }) => stages.flatMap(({ files }) => files))
  return ops.flatMap(({ op, path }) => (op === 'remove' && known.has(path) ? [path] : []))
}

/** Each path once, as its last stage leaves it. */
function put({ driver, stages }: SealedDraft): ReceiptFile[] {
  const last = new Map<string, ReceiptFile>()
  for (const op of stages.flatMap((stage) => stage.files)) {
    if (op.op === 'remove') last.delete(op.path)
    else last.set(op.path, { path: op.path, sha256: op.sha256, driver, ...(op.made ? { made: op.made } : {}) })
  }
  return [...last.values()]
}

function claimed(facts: HostFacts, { driver, draft }: SealedDraft): ReceiptFile[] {
  return (draft.claims ?? []).map((path) => ({ path, sha256: fileAt(facts, path)?.sha256 ?? '', driver }))
}

/** The directories above a path that are not there yet, parents first. */
function missingDirectories(facts: HostFacts, path: string): string[] {
  const above = directoriesAbove(path)
  return above.slice(above.findLastIndex((directory) => fileAt(facts, directory)) + 1)
}

/**
 * The stage that tidies up after what receipts spoke of: the directories that Mooring made, where nothing else is in
 * them, and the receipts themselves.
 * @param removed paths that are gone by then.
 */
export function tidyStages(facts: HostFacts, receipts: readonly FoundReceipt[], removed: ReadonlySet<string>): Stage[] {
  if (receipts.length === 0) return []
  const gone = new Set(removed)
  const directories: RemoveOp[] = []
  const made = [...new Set(receipts.flatMap((receipt) => receipt.directories))].sort((a, b) => b.length - a.length)
  for (const path of made) {
    if (filesIn(facts, path).some((file) => !gone.has(file.path))) continue
    gone.add(path)
    directories.push({ op: 'remove', path })
  }
  const files = receipts.map(
    ({ change, journal = facts.journal }): RemoveOp => ({ op: 'remove', path: receiptPath(journal, change) }),
  )
  return [{ files: [...directories, ...files], runs: [] }]
}
