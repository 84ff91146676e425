import { isIP, isIPv4 } from 'node:net'

const mappedPrefix = Buffer.from('00000000000000000000ffff', 'hex')

/** Whether 16 bytes are an IPv4 address in IPv6's form (`::ffff:192.0.2.1`), which Go's net.IP takes for IPv4. */
export function isMappedAddress(address: Buffer): boolean {
  return address.length === 16 && address.subarray(0, 12).equals(mappedPrefix)
}

/** Whether two addresses are the same for Go (net.IP, Equal): IPv4 in both forms is one. */
export function isSameAddress(one: Buffer, other: Buffer): boolean {
  const short = (address: Buffer): Buffer => (isMappedAddress(address) ? address.subarray(12) : address)
  return short(one).equals(short(other))
}

/** `4` or `6`, and the bits: the ranges that contain an address are what it begins with. */
export function addressKey(address: Buffer): string {
  const bits = [...address].map((byte) => byte.toString(2).padStart(8, '0'))
  return `${address.length === 4 ? 4 : 6}${bits.join('')}`
}

const mappedBits = addressKey(Buffer.concat([mappedPrefix, Buffer.alloc(4)])).slice(0, -32)

/** The key of the IPv4 address that one is in IPv6's form; undefined where it is none. */
export function mappedKey(key: string): string | undefined {
  return key.startsWith(mappedBits) ? `4${key.slice(mappedBits.length)}` : undefined
}

/** The bytes of an address as written, without its zone; undefined where it is none. */
export function bytesOfAddress(text: string): Buffer | undefined {
  const [address = ''] = text.split('%')
  if (isIP(text) === 0) return undefined
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number))
  // The URL parser writes it without IPv4's dots.
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const words = (part: string): number[] =>
    part.split(':').flatMap((word) => (word === '' ? [] : [Number.parseInt(word, 16)]))
  const [before, after] = [words(left), words(right ?? '')]
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 0xff]))
}
