import { baseName, isBelow, joinPath } from '../../../shared/host-path.ts'
import type { RequestTo } from './apply.ts'

/** Where the receipt of a change lies on its host. */
export function receiptPath(journal: string, change: string): string {
  return joinPath(journal, `receipts/${change}.json`)
}

/** Whether a path is a receipt’s, in a journal. */
export function isReceipt(path: string, journal: string): boolean {
  return isBelow(path, joinPath(journal, 'receipts'))
}

/** The changes whose receipts a plan removes, in whichever journal. */
export function receiptsRemoved({ stages }: Pick<RequestTo<'apply'>, 'stages'>): string[] {
  const removed = stages.flatMap(({ files }) => files.flatMap(({ op, path }) => (op === 'remove' ? [path] : [])))
  return removed.flatMap((path) => (/\/receipts\/[0-9A-Za-z-]+\.json$/.test(path) ? [baseName(path).slice(0, -5)] : []))
}
