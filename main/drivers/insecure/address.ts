/** An address as a 128-bit number; IPv4 as `::ffff:a.b.c.d`, like Go's net.IP. */
export type Address = bigint

/** A block of addresses that share the first `prefix` of 128 bits with `base`. */
export interface AddressRange {
  readonly base: Address
  readonly prefix: number
}

const bits = 128n
const mappedPrefix = 96
const mapped = 0xffff_0000_0000n

/** An IPv4 or IPv6 address without brackets or zone, by the rules of Go's net.ParseIP; undefined for anything else. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) return parseFour(text)
  const [, head = text, tail] = /^(.*:)([^:]*\.[^:]*)$/.exec(text) ?? []
  const four = tail === undefined ? undefined : parseFour(tail)
  if (tail !== undefined && four === undefined) return undefined
  const low = four === undefined ? '' : hexadecimal(four - mapped)
  return parseSix(head + low)
}

/** An address and `/` and a prefix length, by the rules of Go's net.ParseCIDR; undefined for anything else. */
export function parseRange(text: string): AddressRange | undefined {
  const [, address = '', length = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? []
  const base = parseAddress(address)
  const given = address.includes(':') ? Number(length) : Number(length) + mappedPrefix
  return base === undefined || length === '' || given > Number(bits) ? undefined : { base, prefix: given }
}

/** Whether a range contains an address; IPv4 addresses match IPv4 ranges only (net.IPNet.Contains). */
export function contains({ base, prefix }: AddressRange, address: Address): boolean {
  if (isFour(address) && !(isFour(base) && prefix >= mappedPrefix)) return false
  const rest = bits - BigInt(prefix)
  return base >> rest === address >> rest
}

function isFour(address: Address): boolean {
  return address >> 32n === mapped >> 32n
}

function parseFour(text: string): Address | undefined {
  const parts = text.split('.')
  const isWell = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  return isWell ? parts.reduce((sum, part) => (sum << 8n) + BigInt(part), mapped >> 32n) : undefined
}

function parseSix(text: string): Address | undefined {
  const halves = text.split('::')
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const groups = [...left, ...right]
  const missing = 8 - groups.length
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  const whole = [...left, ...Array<string>(missing).fill('0'), ...right]
  return whole.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n)
}

function hexadecimal(four: bigint): string {
  return `${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`
}
