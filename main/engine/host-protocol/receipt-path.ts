import { isBelow, joinPath } from '../../../shared/host-path.ts'

/** Where the receipt of a change lies on its host. */
export function receiptPath(journal: string, change: string): string {
  return joinPath(journal, `receipts/${change}.json`)
}

/** Whether a path is a receipt’s, in a journal. */
export function isReceipt(path: string, journal: string): boolean {
  return isBelow(path, joinPath(journal, 'receipts'))
}
