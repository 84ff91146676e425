import { createHash } from 'node:crypto'
import type { HostKey } from '../../../../shared/model/host.ts'
import { addressOf, type SshTarget } from './target.ts'

/** The type of a public key in SSH's wire format (RFC 4253 6.6): `ssh-ed25519`, `ssh-rsa` …; empty for other data. */
export function keyType(blob: Buffer): string {
  if (blob.length < 4) return ''
  return blob.toString('latin1', 4, 4 + blob.readUInt32BE(0))
}

/** A key's fingerprint as OpenSSH prints it: `SHA256:` and base64 without padding. */
export function keyFingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`
}

/** A host's key, for people. */
export function shownKey(target: SshTarget, key: Buffer): Omit<HostKey, 'file' | 'line'> {
  return { host: target.name, address: addressOf(target), type: keyType(key), fingerprint: keyFingerprint(key) }
}
