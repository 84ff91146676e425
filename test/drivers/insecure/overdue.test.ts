import { describe, expect, it } from 'vitest'
import { overdueNotes } from '../../../main/drivers/insecure/index.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

const past = '2025-12-31T23:00:00Z'
const future = '2026-01-01T01:00:00Z'
const receipt = (registry: string, until?: string): Receipt => {
  const about = {
    change: `c-${registry.replaceAll(/\W/g, '-')}`,
    registry,
    kind: 'insecure',
    files: [],
    directories: [],
  } as const
  return { ...about, files: [], directories: [], ...(until === undefined ? {} : { until }) }
}
const facts = (receipts: Receipt[], insecure: string[]) => hostFacts({ receipts, engines: [{ insecure }] })
const told = (receipts: Receipt[], insecure: string[]) =>
  overdueNotes(facts(receipts, insecure)).map(({ params }) => params)

describe('a registry with a time limit for insecure', () => {
  it('has a note when the limit is over and it is still insecure', () => {
    expect(told([receipt('b:1', past), receipt('a:1', past)], ['a:1', 'b:1'])).toEqual([
      { registry: 'a:1', until: { at: '2025-12-31T23:00:00Z', to: 'minute' } },
      { registry: 'b:1', until: { at: '2025-12-31T23:00:00Z', to: 'minute' } },
    ])
  })

  it.each<[string, Receipt, string[]]>([
    ['its time is not over', receipt('a:1', future), ['a:1']],
    ['it has no limit', receipt('a:1'), ['a:1']],
    ['somebody has ended it', receipt('a:1', past), []],
    ['it is insecure by a range of others', receipt('10.1.1.1:5000', past), ['10.0.0.0/8']],
    ['the receipt makes no sense', receipt('../x y', past), ['../x y']],
    ['its time is none', receipt('a:1', 'tomorrow'), ['a:1']],
  ])('is not where %s', (_, one, insecure) => {
    expect(told([one], insecure)).toEqual([])
  })
})
