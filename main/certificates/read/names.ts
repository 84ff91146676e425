import { isIP } from 'node:net'

const label = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?'
const dnsName = new RegExp(`^${label}(?:\\.${label})*$`)

/** RFC 1123 2.1, with the underscore that hosts have in practice. */
export function isDnsName(name: string): boolean {
  return name.length <= 253 && dnsName.test(name)
}

/** What a name is that a certificate is to be valid for; undefined if none of the three. A domain may begin with `*.`. */
export function kindOfName(name: string): 'address' | 'email' | 'domain' | undefined {
  if (isIP(name) > 0) return 'address'
  if (/^[^\s@:]{1,64}@[A-Za-z0-9.-]{1,253}$/.test(name)) return 'email'
  return isDnsName(name.replace(/^\*\./, '')) ? 'domain' : undefined
}
