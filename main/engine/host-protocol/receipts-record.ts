import { joinPath } from '../../../shared/host-path.ts'
import { type FileFact, fileFactSchema } from '../../../shared/model/facts.ts'
import { type DamagedReceipt, type FoundReceipt, type Receipt, receiptSchema } from '../../../shared/model/receipt.ts'
import { limitReceipts } from './limits.ts'
import { sha256 } from './sha256.ts'

/** The receipts of a host's journals. One that is damaged hides no other. */
export interface Receipts {
  /** As files: what is not among a host's files can't be removed. */
  readonly files: readonly FileFact[]
  readonly receipts: readonly FoundReceipt[]
  readonly damaged: readonly DamagedReceipt[]
}

/** The program reads no more of one. */
const receiptLimit = 512 * 1024

/**
 * Reads the `receipts` records of a survey: batches of files, with what they are and what is in them.
 * @param own the user's own journal; its receipts say so.
 * @throws Failure `answer-too-large` (without `host`).
 */
export function readReceipts(records: readonly (readonly string[])[], own: string | undefined): Receipts {
  const found = records.flatMap(readBatch)
  const files = found.map(({ file }) => file)
  const receipts: FoundReceipt[] = []
  const damaged: DamagedReceipt[] = found.flatMap(({ file, state }) => {
    const receipt = file.text === undefined ? undefined : receiptIn(file.text)
    if (!receipt) return [{ path: file.path, why: damageOf(file, state) }]
    const isOwn = own !== undefined && file.path.startsWith(`${own}/`)
    receipts.push(isOwn ? { ...receipt, journal: own } : receipt)
    return []
  })
  const closed = records.filter(([, lines, hex]) => lines === '' && hex === '')
  limitReceipts(receipts)
  return {
    files,
    receipts,
    damaged: [...damaged, ...closed.map(([path = '']): DamagedReceipt => ({ path, why: 'unreadable' }))],
  }
}

interface Found {
  readonly file: FileFact
  readonly state: string
}

function readBatch([directory = '', lines = '', hex = '']: readonly string[]): Found[] {
  const contents = Buffer.from(hex, 'hex')
  const rows = lines.split('\n').filter(Boolean)
  // What head says of /dev/null.
  let next = headOf('/dev/null').length
  return rows.map((row): Found => {
    const [name = '', kind = '', mode, uid, gid, size, state = ''] = row.split(' ')
    const file: FileFact = {
      path: joinPath(directory, name),
      kind: fileFactSchema.shape.kind.catch('other').parse(kind),
      ...(mode ? { posix: { mode, uid: Number(uid), gid: Number(gid) } } : {}),
      size: Number(size),
    }
    if (state !== 'read') return { file, state }
    // A blank line stands between two.
    const head = Buffer.from(`\n${headOf(name)}`)
    const begin = contents.indexOf(head, next)
    // It has gone since it was listed, or could not be read after all.
    if (begin < 0) return { file, state: 'unread' }
    const content = contents.subarray(begin + head.length, begin + head.length + file.size)
    next = begin + head.length + content.length
    return { file: { ...file, sha256: sha256(content), text: content.toString('utf8') }, state }
  })
}

function headOf(name: string): string {
  return `==> ${name} <==\n`
}

function receiptIn(text: string): Receipt | undefined {
  try {
    return receiptSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function damageOf({ kind, size, text }: FileFact, state: string): DamagedReceipt['why'] {
  if (kind !== 'file') return 'not-file'
  if (size === 0) return 'empty'
  if (size > receiptLimit) return 'too-large'
  if (state === 'left') return 'too-many'
  return text === undefined ? 'unreadable' : 'not-receipt'
}
