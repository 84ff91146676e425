import { fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { Note, RemoveOp } from '../../shared/model/plan.ts'
import type { FoundReceipt, Receipt, ReceiptFile } from '../../shared/model/receipt.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import type { ResolvedIntent } from './resolved-intent.ts'

/** Notes about an anchor's file, in any directory. */
export const anchorSeverities = { 'own-name-taken': 'info', 'left-alone': 'warning' } as const satisfies Severities

const receiptSeverities = { 'receipt-damaged': 'warning' } as const satisfies Severities

/** Which of Mooring's files to remove, and which to leave because they changed since. */
export interface Removal {
  readonly removes: readonly RemoveOp[]
  readonly changed: readonly string[]
  /** Files that stay because another registry needs them too. */
  readonly shared: readonly string[]
}

/**
 * Decides which files of receipts to remove. A path may be in several receipts with different contents (a renewed
 * certificate): the file goes if it has one of them now; otherwise it stays and is reported. Missing files need
 * nothing. All files are one registry's; a file that another registry's receipts also name stays.
 */
export function removalOf(facts: HostFacts, own: readonly ReceiptFile[]): Removal {
  const paths = [...new Set(own.map((file) => file.path))].sort(certificateBeforeKey)
  const isOurs = (path: string): boolean =>
    own.some((file) => file.path === path && file.sha256 === (fileAt(facts, path)?.sha256 ?? ''))
  const there = paths.filter((path) => fileAt(facts, path))
  const isShared = (path: string): boolean => claimants(facts, path).length > 1
  return {
    removes: there.filter((path) => isOurs(path) && !isShared(path)).map((path) => ({ op: 'remove', path })),
    changed: there.filter((path) => !isOurs(path)),
    shared: there.filter((path) => isOurs(path) && isShared(path)),
  }
}

/**
 * Files that nothing but their place or name gives away, as a receipt would name them. None that another registry's receipts name,
 * and no link: its target is somebody's.
 */
export function asReceiptFiles(
  facts: HostFacts,
  driver: string,
  registry: string,
  paths: readonly string[],
): ReceiptFile[] {
  return paths.flatMap((path) => {
    const there = fileAt(facts, path)
    const isOthers = claimants(facts, path).some((each) => each !== registry)
    return there?.kind === 'file' && !isOthers ? [{ path, sha256: there.sha256 ?? '', driver }] : []
  })
}

/** A note for each file that stays because it has changed since. */
export function leftAloneNotes(paths: readonly string[]): Note[] {
  return paths.map((path) => makeNote(anchorSeverities, 'left-alone', { path }))
}

/** A note for each receipt that can't be read: Mooring can't tell which files are its own by it. */
export function damagedReceiptNotes({ damagedReceipts = [] }: HostFacts): Note[] {
  return damagedReceipts.map(({ path, why }) =>
    makeNote(receiptSeverities, 'receipt-damaged', { path, why: { phrase: `receipt-${why}` } }),
  )
}

/** The registries whose receipts name a file with its current content; none for files that are not Mooring's. */
export function claimants(facts: HostFacts, path: string): string[] {
  const sha256 = fileAt(facts, path)?.sha256
  const naming = facts.receipts.filter(({ files }) =>
    files.some((file) => file.path === path && file.sha256 === sha256),
  )
  return [...new Set(naming.map(({ registry }) => registry))].sort()
}

/** The effect on a registry's receipts of one kind. */
export interface ReceiptRule {
  readonly kind: Receipt['kind']
  readonly registry: string
  /** Whether the change adds a receipt or removes the existing ones. */
  readonly effect: 'leaves' | 'ends'
}

/**
 * An intent's effect on receipts. Some intents have none: a migration does not change what is trusted, and
 * docker-machine's files are not Mooring's.
 */
export function receiptRule(intent: ResolvedIntent): ReceiptRule | undefined {
  switch (intent.kind) {
    case 'trust':
      return { kind: 'trust', registry: intent.registry.name, effect: 'leaves' }
    case 'untrust':
      return { kind: 'trust', registry: intent.registry.name, effect: 'ends' }
    case 'insecure-on':
      return { kind: 'insecure', registry: intent.registry.name, effect: 'leaves' }
    case 'insecure-off':
      return { kind: 'insecure', registry: intent.registry.name, effect: 'ends' }
    case 'migrate':
    case 'machine-config':
      return undefined
  }
}

/** The receipts of changes of one kind for a registry on this host. */
export function receiptsFor(
  facts: HostFacts,
  { kind, registry }: Pick<ReceiptRule, 'kind' | 'registry'>,
): FoundReceipt[] {
  return facts.receipts.filter((receipt) => receipt.registry === registry && receipt.kind === kind)
}

/** The files that receipts of one registry leave in force: without those that a later change ended. */
export function standingFiles(receipts: readonly FoundReceipt[]): ReceiptFile[] {
  const inOrder = [...receipts].sort((a, b) => (a.change < b.change ? -1 : 1))
  return inOrder.flatMap(({ files }, index) => {
    const ended = new Set(inOrder.slice(index + 1).flatMap((later) => later.ended ?? []))
    return files.filter(({ path }) => !ended.has(path))
  })
}

/** `client.cert` goes before `client.key`: a lone key harms fewer engines than a lone certificate. */
function certificateBeforeKey(a: string, b: string): number {
  return Number(a.endsWith('.key')) - Number(b.endsWith('.key')) || (a < b ? -1 : 1)
}
