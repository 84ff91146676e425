import { createCipheriv, type KeyObject, pbkdf2, randomBytes } from 'node:crypto'
import { EncryptedData, EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8'
import { AsnConvert, AsnProp, AsnPropTypes, OctetString } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { pemBlock } from '../../../shared/pem.ts'

/**
 * OWASP's figure for PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023): a sixth of a second here. Node's own export always
 * has 2,048 rounds.
 */
const rounds = 600_000

/** RFC 8018 A.2, A.4, B.1.2, B.2.5. */
const pbes2 = '1.2.840.113549.1.5.13'
const pbkdf2Id = '1.2.840.113549.1.5.12'
const hmacWithSha256 = '1.2.840.113549.2.9'
const aes256Cbc = '2.16.840.1.101.3.4.1.42'

/** PBKDF2-params (RFC 8018 A.2): the salt is always given, the key's length follows from the cipher. */
class DerivationParameters {
  salt = new OctetString()
  iterationCount = 0
  prf = new AlgorithmIdentifier()
}
AsnProp({ type: OctetString })(DerivationParameters.prototype, 'salt')
AsnProp({ type: AsnPropTypes.Integer })(DerivationParameters.prototype, 'iterationCount')
AsnProp({ type: AlgorithmIdentifier })(DerivationParameters.prototype, 'prf')

/** PBES2-params (RFC 8018 A.4). */
class SchemeParameters {
  keyDerivationFunc = new AlgorithmIdentifier()
  encryptionScheme = new AlgorithmIdentifier()
}
AsnProp({ type: AlgorithmIdentifier })(SchemeParameters.prototype, 'keyDerivationFunc')
AsnProp({ type: AlgorithmIdentifier })(SchemeParameters.prototype, 'encryptionScheme')

function derive(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    pbkdf2(Buffer.from(passphrase, 'utf8'), salt, rounds, 32, 'sha256', (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

/**
 * A private key in PKCS#8 (RFC 5958), as PEM: AES-256-CBC with a key that PBKDF2 and SHA-256 make of the passphrase, or unencrypted
 * without one.
 */
export async function privateKeyPem(key: KeyObject, passphrase?: string): Promise<string> {
  if (passphrase === undefined) return key.export({ type: 'pkcs8', format: 'pem' }).toString()
  const [salt, iv] = [randomBytes(16), randomBytes(16)]
  const secret = await derive(passphrase, salt)
  const plain = key.export({ type: 'pkcs8', format: 'der' })
  const cipher = createCipheriv('aes-256-cbc', secret, iv)
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()])
  plain.fill(0)
  secret.fill(0)
  const info = new EncryptedPrivateKeyInfo({
    encryptionAlgorithm: new AlgorithmIdentifier({ algorithm: pbes2, parameters: schemeParameters(salt, iv) }),
    encryptedData: new EncryptedData(bufferOf(encrypted)),
  })
  return pemBlock('ENCRYPTED PRIVATE KEY', Buffer.from(AsnConvert.serialize(info)).toString('base64'))
}

function schemeParameters(salt: Uint8Array, iv: Uint8Array): ArrayBuffer {
  const derivation = Object.assign(new DerivationParameters(), {
    salt: new OctetString(bufferOf(salt)),
    iterationCount: rounds,
    prf: new AlgorithmIdentifier({ algorithm: hmacWithSha256, parameters: null }),
  })
  const scheme = Object.assign(new SchemeParameters(), {
    keyDerivationFunc: new AlgorithmIdentifier({ algorithm: pbkdf2Id, parameters: AsnConvert.serialize(derivation) }),
    encryptionScheme: new AlgorithmIdentifier({
      algorithm: aes256Cbc,
      parameters: AsnConvert.serialize(new OctetString(bufferOf(iv))),
    }),
  })
  return AsnConvert.serialize(scheme)
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
