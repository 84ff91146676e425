import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { GoRules } from './go-rules.ts'
import type { GoCertificate } from './read-certificate.ts'
import type { GoKey } from './read-key.ts'

/** Bits (crypto/rsa, checkKeySize). */
const smallestRsa = 1024
/** crypto/rsa, checkPublicKey, since Go 1.24: without it, whoever chooses the exponent can make a key that seems to have signed what another signed. */
const largestExponent = 2n ** 31n - 1n

/** Results by signer and signed: a path is built again for each anchor. */
export type SignatureCache = Map<GoCertificate, Map<GoCertificate, boolean>>

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
  cache: SignatureCache,
): boolean {
  if (!maySign(parent)) return false
  const known = cache.get(parent)?.get(child)
  if (known !== undefined) return known
  const isSigned = checkSignature(child, parent, rules)
  const ofParent = cache.get(parent) ?? new Map<GoCertificate, boolean>()
  cache.set(parent, ofParent.set(child, isSigned))
  return isSigned
}

function checkSignature(child: GoCertificate, { key, spki }: GoCertificate, rules: GoRules): boolean {
  const { algorithm, signed, signature } = child
  if (algorithm.key !== key.kind) return false
  try {
    if (algorithm.key === 'ecdsa') return verify(algorithm.hash, signed, keyOf(spki), signature)
    if (algorithm.key === 'ed25519') return verify(null, signed, keyOf(spki), signature)
    if (algorithm.key !== 'rsa' || key.kind !== 'rsa' || !isUsableRsa(key, rules)) return false
    const padding = algorithm.isPss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { padding: constants.RSA_PKCS1_PADDING }
    return verify(algorithm.hash, signed, { key: keyOf(spki), ...padding }, signature)
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

function keyOf(spki: Buffer): KeyObject {
  return createPublicKey({ key: spki, format: 'der', type: 'spki' })
}
