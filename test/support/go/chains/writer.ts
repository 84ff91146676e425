import { bits, der, identifier, integer, sequence } from '../../certificates/raw-certificate.ts'
import type { SigningKey } from './keys.ts'

/** What a generated certificate says; each field is DER. */
export interface Draft {
  readonly version: Buffer | undefined
  readonly serial: Buffer
  readonly issuer: Buffer
  readonly subject: Buffer
  readonly notBefore: Buffer
  readonly notAfter: Buffer
  readonly spki: Buffer
  readonly extensions: readonly Buffer[] | undefined
  readonly hash: string
  /** Replaces the algorithm in the signed part, or in both. */
  readonly innerAlgorithm?: Buffer
  readonly algorithm?: Buffer
  readonly signer: SigningKey
  readonly breakSignature: boolean
}

/** Signs and writes a certificate. */
export function write(draft: Draft): Buffer {
  const algorithm = draft.algorithm ?? draft.signer.algorithm(draft.hash)
  const signed = sequence(
    ...(draft.version ? [draft.version] : []),
    draft.serial,
    draft.innerAlgorithm ?? algorithm,
    draft.issuer,
    sequence(draft.notBefore, draft.notAfter),
    draft.subject,
    draft.spki,
    ...(draft.extensions ? [der(0xa3, sequence(...draft.extensions))] : []),
  )
  const signature = draft.signer.sign(signed, draft.hash)
  const last = signature.length - 1
  if (draft.breakSignature) signature[last] = (signature[last] ?? 0) ^ 1
  return sequence(signed, algorithm, bits(signature))
}

/** A Name of one common name. @param tag of the string. */
export function nameOf(text: string | Buffer, tag = 12): Buffer {
  return sequence(der(0x31, sequence(identifier(0x55, 4, 3), der(tag, Buffer.from(text)))))
}

/** An extension of 2.5.29. */
export function extension(arc: number, value: Buffer, critical = false): Buffer {
  return anyExtension(identifier(0x55, 0x1d, arc), value, critical)
}

export function anyExtension(oid: Buffer, value: Buffer, critical = false): Buffer {
  return sequence(oid, ...(critical ? [der(1, Buffer.from([0xff]))] : []), der(4, value))
}

/** An INTEGER of a small number. */
export function small(value: number): Buffer {
  return value < 128 ? integer(value) : integer(value >> 8, value & 0xff)
}

/** UTCTime until 2049, GeneralizedTime after. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '')
  return date.getUTCFullYear() < 2050 && date.getUTCFullYear() >= 1950
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits))
}
