import { mappedKey } from './ip-address.ts'

/** Addresses that begin with the same bits. */
export interface ConstraintRange {
  /** Of the address, see {@link addressKey}: Go does not clear the bits that do not count. */
  readonly key: string
  /** Bits that count. */
  readonly length: number
}

/** What the addresses of a range begin with. */
export function bitsThatCount({ key, length }: ConstraintRange): string {
  return key.slice(0, 1 + length)
}

/**
 * Go 1.26 searches sorted ranges (crypto/x509 constraints.go, ipConstraints): where one has bits that do not count, it sorts and finds
 * by them too, and can miss what a range contains. Go 1.27 clears them first.
 */
export function searchedRanges(ranges: readonly ConstraintRange[]): (key: string) => boolean {
  const families = new Map(['4', '6'].map((family) => [family, sortAndPrune(ranges.filter(isOf(family)))]))
  return (key) => {
    const sorted = families.get(key.slice(0, 1)) ?? []
    let [from, to] = [0, sorted.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((sorted[middle]?.key ?? '') < key) from = middle + 1
      else to = middle
    }
    const near = sorted[Math.max(0, from - 1)]
    return sorted[from]?.key === key || (near !== undefined && contains(near, key))
  }
}

function isOf(family: string): (range: ConstraintRange) => boolean {
  return ({ key }) => key.startsWith(family)
}

function sortAndPrune(ranges: readonly ConstraintRange[]): ConstraintRange[] {
  const order = (one: ConstraintRange, other: ConstraintRange): number =>
    one.key === other.key ? one.length - other.length : one.key < other.key ? -1 : 1
  const kept: ConstraintRange[] = []
  for (const range of [...ranges].sort(order)) {
    const last = kept.at(-1)
    if (!last || !contains(last, range.key) || !contains(last, lastOf(range))) kept.push(range)
  }
  return kept
}

/** The last address of a range. */
function lastOf(range: ConstraintRange): string {
  return bitsThatCount(range).padEnd(range.key.length, '1')
}

/** net.IPNet, Contains: IPv4 in IPv6's form is IPv4. */
function contains(range: ConstraintRange, address: string): boolean {
  const key = mappedKey(range.key)
  const short = key === undefined ? range : { key, length: Math.max(0, range.length - 96) }
  return (mappedKey(address) ?? address).startsWith(bitsThatCount(short))
}
