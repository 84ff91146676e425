import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { GoRules } from './go-rules.ts'
import type { GoCertificate } from './read-certificate.ts'
import type { GoKey } from './read-key.ts'

/** Bits (crypto/rsa, checkKeySize). */
const smallestRsa = 1024
/** crypto/rsa, checkPublicKey, since Go 1.24: without it, whoever chooses the exponent can make a key that seems to have signed what another signed. */
const largestExponent = 2n ** 31n - 1n

/**
 * What is known of keys and signatures: paths are built again for each anchor, and by the rules of each Go. It is by the bytes alone,
 * before any rules.
 */
export interface SignatureMemory {
  readonly keys: Map<string, KeyObject>
  /** Results by the signer's key and what was signed. */
  readonly results: Map<string, Map<string, boolean>>
}

export function newSignatureMemory(): SignatureMemory {
  return { keys: new Map(), results: new Map() }
}

/** Whether Go lets a certificate sign others (crypto/x509 x509.go, CheckSignatureFrom): version 1 has no say. */
export function maySign({ version, extensions }: GoCertificate): boolean {
  const { basicConstraints, keyUsage } = extensions
  const isCa = basicConstraints ? basicConstraints.isCa : version !== 3
  return isCa && (keyUsage === 0 || (keyUsage & keyCertSign) !== 0)
}

const keyCertSign = 1 << 5

/** Whether Go takes a certificate as signed by another (crypto/x509 x509.go, CheckSignatureFrom). */
export function isSignedWith(
  child: GoCertificate,
  parent: GoCertificate,
  rules: GoRules,
  memory: SignatureMemory,
): boolean {
  const { key, spki } = parent
  if (!maySign(parent) || child.algorithm.key !== key.kind) return false
  if (key.kind === 'rsa' && !isUsableRsa(key, rules)) return false
  const ofKey = memory.results.get(spki) ?? new Map<string, boolean>()
  memory.results.set(spki, ofKey)
  const isSigned = ofKey.get(child.text) ?? checkSignature(child, spki, memory)
  ofKey.set(child.text, isSigned)
  return isSigned
}

function checkSignature(
  { algorithm, signed, signature }: GoCertificate,
  spki: string,
  memory: SignatureMemory,
): boolean {
  try {
    if (algorithm.key === 'ecdsa') return verify(algorithm.hash, signed, keyOf(spki, memory), signature)
    if (algorithm.key === 'ed25519') return verify(null, signed, keyOf(spki, memory), signature)
    if (algorithm.key !== 'rsa') return false
    const padding = algorithm.isPss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { padding: constants.RSA_PKCS1_PADDING }
    return verify(algorithm.hash, signed, { key: keyOf(spki, memory), ...padding }, signature)
  } catch {
    // A key that this build of OpenSSL or BoringSSL does not take.
    return false
  }
}

/** Whether Go verifies signatures with an RSA key, in certificates and in the handshake. */
export function isUsableRsa(
  { bits, modulusIsOdd, exponent }: Extract<GoKey, { kind: 'rsa' }>,
  rules: GoRules,
): boolean {
  if (rules.minor < 24) return true
  const isLong = bits >= smallestRsa || rules.hasOldDefaults
  return isLong && modulusIsOdd && exponent >= 2n && exponent % 2n === 1n && exponent <= largestExponent
}

function keyOf(spki: string, { keys }: SignatureMemory): KeyObject {
  const key = keys.get(spki) ?? createPublicKey({ key: Buffer.from(spki, 'latin1'), format: 'der', type: 'spki' })
  keys.set(spki, key)
  return key
}
