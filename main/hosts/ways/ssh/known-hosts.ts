import { createHmac, randomBytes } from 'node:crypto'
import { keyType } from './host-key.ts'
import { matchesList } from './pattern.ts'
import type { KnownNames } from './target.ts'

/** One line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
export interface KnownHost {
  readonly file: string
  readonly line: number
  readonly marker: 'revoked' | 'cert-authority' | undefined
  /** Comma-separated patterns, or one hashed name. */
  readonly hosts: string
  /** In wire format, decoded from base64. */
  readonly key: Buffer
}

/** What known_hosts files say about a key that a host showed. */
export type KeyJudgement =
  | { readonly kind: 'known' | 'unknown' }
  /** The line that has another key for the host, or revokes this one. */
  | { readonly kind: 'changed' | 'revoked'; readonly by: KnownHost }

/** Parses a file. Malformed lines and unknown markers are ignored, as in OpenSSH. */
export function parseKnownHosts(text: string, file: string): KnownHost[] {
  return text.split('\n').flatMap((line, index) => {
    const words = line.trim().split(/[ \t]+/)
    const marker = words[0]?.startsWith('@') ? words.shift() : undefined
    const [hosts = '', type = '', base64 = ''] = words
    if (hosts === '' || hosts.startsWith('#')) return []
    if (marker !== undefined && marker !== '@revoked' && marker !== '@cert-authority') return []
    const key = Buffer.from(base64, 'base64')
    if (type === '' || keyType(key) !== type) return []
    return [{ file, line: index + 1, marker: marker?.slice(1) as KnownHost['marker'], hosts, key }]
  })
}

/**
 * A host's names in known_hosts, in lower case: its alias alone if it has one, else `host` or `[host]:port`. For a port
 * other than 22, a line with the host alone also counts if it matches, and is ignored if it does not (sshconnect.c,
 * check_host_key, “checking without port identifier”).
 */
export function knownNames(host: string, port: number, alias?: string): KnownNames {
  const lower = (alias ?? host).toLowerCase()
  if (alias !== undefined || port === 22) return { name: lower }
  return { name: `[${lower}]:${port}`, also: lower }
}

/** Whether a line is about a host of that name. */
export function isAbout({ hosts }: KnownHost, name: string): boolean {
  const [, salt, hash] = /^\|1\|([^|]+)\|([^|]+)$/.exec(hosts) ?? []
  if (salt !== undefined) return hashName(name, Buffer.from(salt, 'base64')) === hash
  return matchesList(name, hosts.toLowerCase().split(','))
}

/**
 * Judges a host's key. A revocation takes precedence. If the host has any other known key, of any type, the key counts
 * as changed: the client requests the known types, so the host no longer has those.
 */
export function judgeKey(lines: readonly KnownHost[], names: KnownNames, key: Buffer): KeyJudgement {
  const own = lines.filter((line) => isAbout(line, names.name))
  const loose = lines.filter((line) => names.also !== undefined && isAbout(line, names.also))
  const same = [...own, ...loose].filter((line) => line.key.equals(key))
  const revoked = same.find(({ marker }) => marker === 'revoked')
  if (revoked) return { kind: 'revoked', by: revoked }
  if (same.some(({ marker }) => marker === undefined)) return { kind: 'known' }
  const other = own.find(({ marker }) => marker === undefined)
  return other ? { kind: 'changed', by: other } : { kind: 'unknown' }
}

/** The types of a host's known keys. */
export function knownKeyTypes(lines: readonly KnownHost[], { name, also }: KnownNames): Set<string> {
  const about = lines.filter((line) => isAbout(line, name) || (also !== undefined && isAbout(line, also)))
  return new Set(about.filter(({ marker }) => marker === undefined).map(({ key }) => keyType(key)))
}

/** The known_hosts line of a key, without a newline. */
export function knownHostLine(name: string, key: Buffer, hashed: boolean): string {
  const salt = randomBytes(20)
  const host = hashed ? `|1|${salt.toString('base64')}|${hashName(name, salt)}` : name
  return `${host} ${keyType(key)} ${key.toString('base64')}`
}

/** HMAC-SHA1, as OpenSSH has fixed it for this purpose (hostfile.c, host_hash). */
function hashName(name: string, salt: Buffer): string {
  return createHmac('sha1', salt).update(name).digest('base64')
}
