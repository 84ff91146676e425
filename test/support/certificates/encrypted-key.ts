import { der, identifier, integer, sequence } from './raw-certificate.ts'

const salt = der(4, Buffer.alloc(16, 1))

/** Object identifiers of RFC 8018 appendix C, RFC 7914 7, NIST and RSA. */
const pkcs5 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5]
const sha256 = sequence(identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9), der(5))
const aes256 = sequence(identifier(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 42), salt)
const scryptIdentifier = identifier(0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 11)
const pkcs12 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1]

const counts = (...numbers: readonly number[]): Buffer[] =>
  numbers.map((number) =>
    integer(...Buffer.from([0, number >> 24, number >> 16, number >> 8, number]).subarray(lead(number))),
  )
/** DER has no zeros in front, except before a high bit. */
const lead = (number: number): number =>
  [0x7fffff, 0x7fff, 0x7f].reduce((skip, most, index) => (number <= most ? index + 2 : skip), 1)

const pbes2 = (derivation: Buffer): Buffer => sequence(identifier(...pkcs5, 13), sequence(derivation, aes256))
const encrypted = (scheme: Buffer): Buffer => sequence(scheme, der(4, Buffer.alloc(64, 1)))

/** Encrypted private keys (RFC 5958 3) that no passphrase opens, as DER, with as many rounds as a test wants. */
export const encryptedKeys = {
  pbkdf2: (rounds: number) =>
    encrypted(pbes2(sequence(identifier(...pkcs5, 12), sequence(salt, ...counts(rounds), sha256)))),
  scrypt: (cost: number, blockSize: number, lanes: number) =>
    encrypted(pbes2(sequence(scryptIdentifier, sequence(salt, ...counts(cost, blockSize, lanes))))),
  /** PBE-SHA1-3DES (RFC 7292 appendix C). */
  pkcs12: (rounds: number) => encrypted(sequence(identifier(...pkcs12, 3), sequence(salt, ...counts(rounds)))),
}

/** An encrypted key as PEM. */
export function encryptedPem(key: Buffer): string {
  const lines = key.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN ENCRYPTED PRIVATE KEY-----', ...lines, '-----END ENCRYPTED PRIVATE KEY-----', ''].join('\n')
}
