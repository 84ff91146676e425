import { type KeyObject, sign } from 'node:crypto'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'

/** How a key signs: the algorithm as certificates name it, and the digest that goes in. */
interface SignatureScheme {
  readonly oid: string
  /** Null where the key's algorithm has one of its own (RFC 8410). */
  readonly digest: 'sha256' | 'sha384' | 'sha512' | null
  /** RFC 4055 2.1 wants NULL for RSA; ECDSA and EdDSA have no parameters (RFC 5758 3.2, RFC 8410 3). */
  readonly parameters?: null
}

const rsa: SignatureScheme = { oid: '1.2.840.113549.1.1.11', digest: 'sha256', parameters: null }
const byCurve: Readonly<Record<string, SignatureScheme>> = {
  prime256v1: { oid: '1.2.840.10045.4.3.2', digest: 'sha256' },
  secp384r1: { oid: '1.2.840.10045.4.3.3', digest: 'sha384' },
  secp521r1: { oid: '1.2.840.10045.4.3.4', digest: 'sha512' },
}
const ed25519: SignatureScheme = { oid: '1.3.101.112', digest: null }

/** The scheme for a private key; undefined for a kind of key that no authority signs with. */
function schemeOf(key: KeyObject): SignatureScheme | undefined {
  if (key.asymmetricKeyType === 'rsa') return rsa
  if (key.asymmetricKeyType === 'ed25519') return ed25519
  return key.asymmetricKeyType === 'ec' ? byCurve[key.asymmetricKeyDetails?.namedCurve ?? ''] : undefined
}

/** Whether a key can sign certificates, requests and revocation lists here. */
export function canSign(key: KeyObject): boolean {
  return schemeOf(key) !== undefined
}

/** Signs as certificates are signed. */
export interface Signer {
  readonly algorithm: AlgorithmIdentifier
  readonly sign: (bytes: ArrayBuffer) => Promise<ArrayBuffer>
}

/**
 * The signer for a private key; it works beside the program's own thread.
 * @throws RangeError unless {@link canSign}.
 */
export function signerOf(key: KeyObject): Signer {
  const scheme = schemeOf(key)
  if (!scheme) throw new RangeError('no key that signs certificates')
  const { oid, digest, parameters } = scheme
  return {
    algorithm: new AlgorithmIdentifier({ algorithm: oid, ...(parameters === null && { parameters }) }),
    sign: (bytes) =>
      new Promise((resolve, reject) => {
        sign(digest, new Uint8Array(bytes), key, (error, signature) => {
          if (error) reject(error)
          else resolve(new Uint8Array(signature).buffer)
        })
      }),
  }
}
