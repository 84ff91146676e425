import type { HostFacts } from '../../../shared/model/facts.ts'

/**
 * What an earlier change made at a path: the file, or the one setting in it; undefined where both are others'. It counts
 * for whoever adds to it later too, so that the last entry to go takes it along.
 */
export function madeAt(facts: HostFacts, path: string): 'file' | 'setting' | undefined {
  const receipts = facts.receipts.filter(({ kind }) => kind === 'insecure')
  return receipts.flatMap(({ files }) => files).find((file) => file.path === path && file.made !== undefined)?.made
}
