import { Failure } from '../../../shared/failure.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'

const kib = 1024

/**
 * The longest survey, bytes. A record of a file takes some 200 and its content twice its size; a host with a thousand
 * CA files needs about 4 MiB, and one with five thousand receipts 8.
 */
export const surveyLimit = 24 * 1024 * kib

/** The longest text in a survey that is JSON, bytes: what an engine tells about itself. */
const textLimit = 512 * kib

/** How many files the receipts of a host may name, all together. */
const receiptFilesLimit = 20_000

/** How many arguments a daemon may have been started with. */
const argumentsLimit = 5_000

/** @throws Failure `answer-too-large` (without `host`) for a survey that is too long. */
export function limitBytes(length: number): void {
  if (length <= surveyLimit) return
  throw new Failure('answer-too-large', { limit: { phrase: 'limit-bytes', params: { size: surveyLimit / kib } } })
}

/**
 * A text that is JSON.
 * @param part what it is: `info`, or a file's path.
 * @throws Failure `answer-too-large` (without `host`).
 */
export function limitText(text: string, part: string): string {
  if (text.length <= textLimit) return text
  const params = { size: textLimit / kib, part }
  throw new Failure('answer-too-large', { limit: { phrase: 'limit-part', params } })
}

/** @throws Failure `answer-too-large` (without `host`) for too many records of a kind. */
export function limitRecords(count: number, record: string, limit: number): void {
  if (count <= limit) return
  throw new Failure('answer-too-large', { limit: { phrase: 'limit-records', params: { size: limit, record } } })
}

/** @throws Failure `answer-too-large` (without `host`) if receipts name too many files. */
export function limitReceipts(receipts: readonly Pick<Receipt, 'files'>[]): void {
  const count = receipts.reduce((sum, { files }) => sum + files.length, 0)
  limitRecords(count, 'receipt', receiptFilesLimit)
}

/** The arguments of a daemon. @throws Failure `answer-too-large` (without `host`). */
export function limitArguments(args: readonly string[]): readonly string[] {
  limitRecords(args.length, 'args', argumentsLimit)
  return args
}
