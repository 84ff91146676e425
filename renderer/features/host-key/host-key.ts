import type { Host, HostKey } from '../../../shared/model/host.ts'

/** A key that nobody has compared yet. */
export interface HostKeyOffer extends HostKey {
  /** The host that cannot be looked at before. The key is that of `host`, which may be one on the way there. */
  readonly id: string
}

/** The key that a host waits to have compared; undefined where there is none. */
export function hostKeyOffer({ id, state, hostKey }: Host): HostKeyOffer | undefined {
  return state === 'key-unknown' && hostKey ? { id, ...hostKey } : undefined
}

/** What OpenSSH calls the file of a key by its type (sshd_config, HostKey); all other types that it has are ECDSA's. */
const keyFiles: Readonly<Record<string, string>> = { 'ssh-ed25519': 'ed25519', 'ssh-rsa': 'rsa', 'ssh-dss': 'dsa' }

/** The command that makes a host print the fingerprint of its key of this type. */
export function hostKeyCommand(type: string): string {
  return `ssh-keygen -lf /etc/ssh/ssh_host_${keyFiles[type] ?? 'ecdsa'}_key.pub`
}

/** What a comparison came to. `characters` counts those of the fingerprint so far; SHA-256 in base64 has 43. */
export type HostKeyComparison =
  | { readonly result: 'empty' | 'matches' | 'differs' | 'md5' | 'other' }
  | { readonly result: 'unfinished'; readonly characters: number }

const whole = 43

/**
 * Compares a host's own statement with the fingerprint that it showed over SSH: either the fingerprint alone, or what
 * `ssh-keygen -lf` prints (`256 SHA256:… comment (ED25519)`), also for several keys.
 * @param fingerprint `SHA256:` and base64 without padding.
 */
export function compareHostKey(told: string, fingerprint: string): HostKeyComparison {
  const text = told.trim()
  if (text === '') return { result: 'empty' }
  const found = [...text.matchAll(/SHA256:\s*([A-Za-z0-9+/]*)/g)].map(([, characters = '']) => characters)
  const candidates = found.length > 0 ? found : bare(text)
  if (candidates.some((candidate) => `SHA256:${candidate}` === fingerprint)) return { result: 'matches' }
  if (candidates.some((candidate) => candidate.length === whole)) return { result: 'differs' }
  if (/(?:^|\s|MD5:)(?:[0-9a-f]{2}:){15}[0-9a-f]{2}(?:\s|$)/i.test(text)) return { result: 'md5' }
  const longest = Math.max(-1, ...candidates.map(({ length }) => length))
  return longest >= 0 && longest < whole ? { result: 'unfinished', characters: longest } : { result: 'other' }
}

/** A fingerprint without its prefix, perhaps with spaces in it. */
function bare(text: string): string[] {
  const characters = text.replaceAll(/\s+/g, '').replace(/=$/, '')
  return /^[A-Za-z0-9+/]+$/.test(characters) ? [characters] : []
}
