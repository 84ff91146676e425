import { describe, expect, test } from 'vitest'
import { readReceipts } from '../../../../main/engine/host-protocol/receipts-record.ts'
import { receiptBatch } from '../../../support/host-programs/receipt-batch.ts'

const journal = '/var/lib/mooring'
const own = '/home/ann/journal'
const receipt = (change: string, files: readonly unknown[] = []): string =>
  JSON.stringify({ change, registry: 'reg', kind: 'trust', files, directories: [] })
const batchOf = (...lines: readonly string[]): string[] => [
  `${journal}/receipts`,
  lines.map((line) => `${line}\n`).join(''),
  Buffer.from('==> /dev/null <==\n').toString('hex'),
]

describe('receipts', () => {
  test('are read whatever is wrong with those beside them, and no header inside one counts', () => {
    const forging = `${receipt('c2')}\n==> c3.json <==\n${receipt('forged')}`
    const { receipts, damaged, files } = readReceipts(
      [
        receiptBatch(
          journal,
          ['c1', receipt('c1')],
          ['c2', forging],
          ['c3', receipt('c3')],
          ['c4', receipt('c4').slice(0, 20)],
          ['c5', '{"change":1}'],
        ),
        receiptBatch(own, ['o1', receipt('o1')]),
      ],
      own,
    )
    expect(receipts.map((each) => [each.change, each.journal])).toEqual([
      ['c1', undefined],
      ['c3', undefined],
      ['o1', own],
    ])
    expect(damaged).toEqual(
      ['c2', 'c4', 'c5'].map((change) => ({ path: `${journal}/receipts/${change}.json`, why: 'not-receipt' })),
    )
    expect(files).toHaveLength(6)
  })

  test.each([
    ['empty', 'c file 0644 0 0 0 unread'],
    ['not-file', 'c directory 0755 0 0 9 unread'],
    ['not-file', 'c symlink 0777 0 0 9 unread'],
    ['unreadable', 'c file 0600 0 0 9 unread'],
    ['too-many', 'c file 0644 0 0 9 left'],
    ['too-large', 'c file 0644 0 0 524289 unread'],
    // It was there when it was listed.
    ['unreadable', 'c file 0644 0 0 9 read'],
  ])('are damaged: %s', (why, line) => {
    expect(readReceipts([batchOf(line)], undefined).damaged).toEqual([{ path: `${journal}/receipts/c`, why }])
  })

  test('are unreadable together where nobody may list them', () => {
    expect(readReceipts([[`${journal}/receipts`, '', '']], undefined).damaged).toEqual([
      { path: `${journal}/receipts`, why: 'unreadable' },
    ])
  })

  test('name no more files than a host may have', () => {
    const files = Array.from({ length: 20_001 }, (_, index) => ({ path: `/f${index}`, sha256: '', driver: 'docker' }))
    expect(() => readReceipts([receiptBatch(journal, ['c1', receipt('c1', files)])], undefined)).toThrow(
      expect.objectContaining({ code: 'answer-too-large' }),
    )
  })
})
