import { createPrivateKey } from 'node:crypto'
import ssh2, { type ParsedKey } from 'ssh2'
import { Failure } from '../../../../shared/failure.ts'
import type { Phrase } from '../../../../shared/words/param.ts'
import { foundInstead } from '../../../certificates/read/found-instead.ts'
import { type KeyDerivation, keyDerivation } from '../../../certificates/read/key-derivation.ts'

/** The data of a private key file that need no passphrase. */
export interface PrivateKeyFile {
  readonly encrypted: boolean
  /** The public half in wire format; absent if it needs the passphrase. */
  readonly publicKey: Buffer | undefined
  /** How its passphrase becomes a key, where it needs more rounds than Mooring accepts: nothing else would run meanwhile. */
  readonly tooSlow: KeyDerivation | undefined
}

/** Rounds of bcrypt; each takes ssh2 some ten milliseconds. ssh-keygen's default is 16 or 24, and strong ones have 100. */
const mostBcryptRounds = 256n

/** Reads a private key file's text; undefined for other text. */
export function describePrivateKey(text: string): PrivateKeyFile | undefined {
  const label = /^-----BEGIN ([A-Z ]*)PRIVATE KEY-----\r?\n/m.exec(text)?.[1]?.trim()
  if (label === 'OPENSSH') return describeOpenSsh(text)
  const isPutty = /^PuTTY-User-Key-File-\d: /.test(text)
  if (label === undefined && !isPutty) return undefined
  const encrypted =
    label === 'ENCRYPTED' || /^Proc-Type: 4,ENCRYPTED/m.test(text) || /^Encryption: (?!none)/m.test(text)
  const publicKey = encrypted ? undefined : parsePrivateKey(text)?.getPublicSSH()
  return { encrypted, publicKey, tooSlow: label === 'ENCRYPTED' ? slowPkcs8(text) : undefined }
}

/**
 * Describes a chosen identity file: an ED25519 key, an encrypted private key.
 * @param name for messages.
 * @throws Failure `identity-not-key`, `identity-rounds-many`.
 */
export function describeIdentity(bytes: Uint8Array, name: string): Phrase {
  const described = describePrivateKey(Buffer.from(bytes).toString('utf8'))
  if (described?.tooSlow) {
    const { rounds, limit } = described.tooSlow
    throw new Failure('identity-rounds-many', { file: name, rounds: `${rounds}`, limit: `${limit}` })
  }
  const key = described?.publicKey && parseKey(described.publicKey)
  // If even the public half is encrypted, the type is only known once the key is opened.
  const isHidden = described?.encrypted === true && described.publicKey === undefined
  if (!described || (!key && !isHidden)) {
    throw new Failure('identity-not-key', { ...foundInstead({ name, bytes }, 'identity') })
  }
  if (!key) return { phrase: 'file-private-key-encrypted' }
  const params = { type: key.type.replace(/^ssh-/, '').toUpperCase() }
  return { phrase: described.encrypted ? 'file-key-encrypted' : 'file-key', params }
}

/**
 * Opens a private key: OpenSSH's own format, PEM, PuTTY's, and PKCS#8 for RSA and EC. Undefined if the passphrase is
 * wrong, ssh2 does not support the type, or it would take too long.
 */
export function openPrivateKey(text: string, passphrase?: string): ParsedKey | undefined {
  return describePrivateKey(text)?.tooSlow ? undefined : parsePrivateKey(text, passphrase)
}

function parsePrivateKey(text: string, passphrase?: string): ParsedKey | undefined {
  const pem = /^-----BEGIN (ENCRYPTED )?PRIVATE KEY-----/m.test(text) ? fromPkcs8(text, passphrase) : text
  if (pem === undefined) return undefined
  const key = parseKey(pem, passphrase)
  return key?.isPrivateKey() ? key : undefined
}

/** A key from its text or its wire format; undefined if ssh2 does not support it. */
export function parseKey(key: string | Buffer, passphrase?: string): ParsedKey | undefined {
  const parsed: ParsedKey | readonly ParsedKey[] | Error = ssh2.utils.parseKey(key, passphrase)
  if (parsed instanceof Error) return undefined
  // OpenSSH's format has room for several keys, but files contain one.
  return Array.isArray(parsed) ? parsed[0] : parsed
}

/** Node reads PKCS#8 and ssh2 does not; both read an older form of RSA and EC keys. */
function fromPkcs8(text: string, passphrase: string | undefined): string | undefined {
  try {
    const key = createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) })
    const type = key.asymmetricKeyType
    if (type === 'rsa') return key.export({ format: 'pem', type: 'pkcs1' }).toString()
    return type === 'ec' ? key.export({ format: 'pem', type: 'sec1' }).toString() : undefined
  } catch {
    return undefined
  }
}

/** openssh-key-v1: magic, cipher, kdf, kdf options, number of keys, public key (PROTOCOL.key). */
function describeOpenSsh(text: string): PrivateKeyFile | undefined {
  const base64 = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]+)-----END/.exec(text)?.[1] ?? ''
  const bytes = Buffer.from(base64, 'base64')
  let at = 'openssh-key-v1\0'.length
  if (bytes.toString('latin1', 0, at) !== 'openssh-key-v1\0') return undefined
  const next = (): Buffer | undefined => {
    if (at + 4 > bytes.length) return undefined
    const start = at + 4
    at = start + bytes.readUInt32BE(at)
    return at > bytes.length ? undefined : bytes.subarray(start, at)
  }
  const cipher = next()
  const derivation = next()?.toString('latin1')
  const options = next()
  at += 4
  const publicKey = next()
  const tooSlow = derivation === 'bcrypt' && options ? slowBcrypt(options) : undefined
  return cipher && { encrypted: cipher.toString('latin1') !== 'none', publicKey, tooSlow }
}

/** The options of bcrypt: a salt and the number of rounds (PROTOCOL.key). */
function slowBcrypt(options: Buffer): KeyDerivation | undefined {
  if (options.length < 8) return undefined
  const rounds = BigInt(options.readUInt32BE(options.length - 4))
  return rounds > mostBcryptRounds ? { rounds, limit: mostBcryptRounds } : undefined
}

/** PKCS#8 that can't be read has no rounds: Node does not open it either. */
function slowPkcs8(text: string): KeyDerivation | undefined {
  const base64 = /-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]+)-----END/.exec(text)?.[1] ?? ''
  try {
    const derivation = keyDerivation(Buffer.from(base64, 'base64'))
    return derivation.rounds > derivation.limit ? derivation : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
