import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import type { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509'
import { Failure } from '../../../shared/failure.ts'
import type { CertificateRequest } from '../../../shared/model/authority.ts'
import { nameText } from './distinguished-name.ts'
import type { NamedFile } from './named-file.ts'
import { signatureNames } from './object-identifiers.ts'
import { describeKey, publicKeyOf } from './public-key.ts'
import { type RequestParts, requestParts } from './request-parts.ts'

/**
 * Reads a request for a certificate, and makes sure that whoever made it has its key.
 * @throws Failure `request-unreadable`, `request-unsigned`.
 */
export function readRequest(file: NamedFile): CertificateRequest {
  const parts = requestParts(file)
  const { algorithm } = parts.signatureAlgorithm
  const signatureAlgorithm = signatureNames.get(algorithm) ?? algorithm
  const key = publicKeyIn(parts.key)
  if (!key || !isSignedBy(key, parts))
    throw new Failure('request-unsigned', { file: file.name, algorithm: signatureAlgorithm })
  return {
    subject: nameText(parts.subject),
    key: describeKey(key, parts.key.algorithm.algorithm),
    signatureAlgorithm,
    names: [...parts.names],
    ignored: [...parts.ignored],
  }
}

function publicKeyIn(info: SubjectPublicKeyInfo): KeyObject | undefined {
  return publicKeyOf({
    get publicKey() {
      return createPublicKey({ key: Buffer.from(AsnConvert.serialize(info)), format: 'der', type: 'spki' })
    },
  })
}

/** The digests of the algorithms that a request may be signed with; MD5 and SHA-1 prove nothing. */
function digestOf({ algorithm }: AlgorithmIdentifier): 'sha256' | 'sha384' | 'sha512' | null | undefined {
  const name = signatureNames.get(algorithm)
  if (name === 'ed25519') return null
  const digest = /(?:^sha|-SHA)(256|384|512)/.exec(name ?? '')?.[1]
  return digest === undefined ? undefined : (`sha${digest}` as 'sha256')
}

function isSignedBy(key: KeyObject, { signatureAlgorithm, signature, signed }: RequestParts): boolean {
  const digest = digestOf(signatureAlgorithm)
  if (digest === undefined) return false
  try {
    return verify(digest, new Uint8Array(signed), key, new Uint8Array(signature))
  } catch {
    return false
  }
}
