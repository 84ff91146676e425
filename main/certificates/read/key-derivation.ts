/** How many rounds turn a passphrase into the key of an encrypted private key. */
export interface KeyDerivation {
  /** Of scrypt: cost × block size × parallelization. */
  readonly rounds: bigint
  /** As many as take seconds. */
  readonly limit: bigint
}

/** OpenSSL's default is 2048; strong ones have a million. */
const mostRounds = 5_000_000n
/** OpenSSL's default is 131,072; each takes some thirty times as long as a round of PBKDF2. */
const mostScryptRounds = 4_194_304n

/** Object identifiers as DER's hex: PBES2, PBKDF2 (RFC 8018 appendix C) and scrypt (RFC 7914 7). */
const pbes2 = '2a864886f70d01050d'
const pbkdf2 = '2a864886f70d01050c'
const scrypt = '2b06010401da47040b'

/**
 * Reads how an EncryptedPrivateKeyInfo (RFC 5958 3) derives its key.
 * @throws RangeError if that can't be read.
 */
export function keyDerivation(der: Uint8Array): KeyDerivation {
  const [key] = valueAt(der)
  const [scheme, parameters] = algorithm(key)
  if (scheme !== pbes2) return { rounds: integerAfterSalt(parameters), limit: mostRounds }
  const [derivation, given] = algorithm(parameters)
  if (derivation === pbkdf2) return { rounds: integerAfterSalt(given), limit: mostRounds }
  if (derivation !== scrypt) throw new RangeError('unknown key derivation')
  const [, afterSalt] = valueAt(given, octets)
  const [cost, afterCost] = valueAt(afterSalt, integer)
  const [blockSize, afterSize] = valueAt(afterCost, integer)
  const [lanes] = valueAt(afterSize, integer)
  return { rounds: positive(cost) * positive(blockSize) * positive(lanes), limit: mostScryptRounds }
}

const integer = 0x02
const octets = 0x04
const identifier = 0x06
const sequence = 0x30

/** An AlgorithmIdentifier at the start: its identifier in hex, and the content of its parameters. */
function algorithm(der: Uint8Array): readonly [identifier: string, parameters: Uint8Array] {
  const [content] = valueAt(der)
  const [name, rest] = valueAt(content, identifier)
  const [parameters] = valueAt(rest)
  return [Buffer.from(name).toString('hex'), parameters]
}

/** PBKDF2's parameters and those of all older schemes begin with the salt and the number of rounds. */
function integerAfterSalt(parameters: Uint8Array): bigint {
  const [, rest] = valueAt(parameters, octets)
  const [rounds] = valueAt(rest, integer)
  return positive(rounds)
}

/** The value at the start of DER (X.690 8.1): its content, and what follows it. */
function valueAt(der: Uint8Array, expected = sequence): readonly [content: Uint8Array, rest: Uint8Array] {
  const [tag, first] = der
  if (tag !== expected || first === undefined) throw new RangeError('another type')
  const lengthBytes = first < 0x80 ? 0 : first - 0x80
  // BER's lengths without an end, which OpenSSL would read, are none of DER.
  if (first === 0x80 || lengthBytes > 4) throw new RangeError('no length')
  const start = 2 + lengthBytes
  const length = lengthBytes === 0 ? first : Number(number(der.subarray(2, start)))
  if (der.length < start + length) throw new RangeError('too short')
  return [der.subarray(start, start + length), der.subarray(start + length)]
}

/** The longest INTEGER that counts something, bytes. */
const longestInteger = 8

/** An INTEGER that counts something. OpenSSL cuts longer ones off. */
function positive(bytes: Uint8Array): bigint {
  const [first = 0x80] = bytes
  if (first >= 0x80 || bytes.length > longestInteger) throw new RangeError('no count')
  return number(bytes)
}

/** A number without a sign, big-endian. */
function number(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
}
