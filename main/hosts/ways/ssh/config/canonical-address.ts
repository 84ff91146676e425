import { isIPv6, SocketAddress } from 'node:net'

/**
 * The usual form of an address, as getaddrinfo and getnameinfo give it: `127.1` is 127.0.0.1, `FE80:0::1` is fe80::1. One
 * that differs by the size of its letters only stays as it is. What
 * only looks like an address stays as it is; undefined for a name (ssh.c, is_addr, resolve_addr).
 */
export function canonicalAddress(host: string): string | undefined {
  const v4 = canonicalV4(host)
  if (v4 !== undefined) return v4
  const [address = '', ...zone] = host.split('%')
  if (isIPv6(address)) {
    const canonical = [new SocketAddress({ address, family: 'ipv6' }).address, ...zone].join('%')
    return canonical === host.toLowerCase() ? host : canonical
  }
  return /[%:]|^[\d.]*$/.test(host) ? host : undefined
}

/** inet_aton(3): one to four numbers in decimal, octal or hex, the last of which fills the rest. */
function canonicalV4(host: string): string | undefined {
  const parts = host.split('.')
  const last = parts.pop()
  if (last === undefined || parts.length > 3) return undefined
  const rest = numberOf(last)
  const first = parts.map(numberOf)
  if (rest === undefined || rest >= 256 ** (4 - first.length)) return undefined
  let value = rest
  for (const [index, part] of first.entries()) {
    if (part === undefined || part > 255) return undefined
    value += part * 256 ** (3 - index)
  }
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}

function numberOf(text: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) return Number.parseInt(text, 16)
  if (/^0[0-7]{0,11}$/.test(text)) return Number.parseInt(text, 8)
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined
}
