import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { bits, der, identifier, integer, sequence } from '../../certificates/raw-certificate.ts'
import { host } from './names.ts'
import { extension, nameOf, small, time } from './writer.ts'

/** A certificate of a rope: CAs of one name, each of which has signed all the others if they have one key. */
export interface Strand {
  readonly subject: string
  /** Its key, and that of its issuer, by a number. */
  readonly key: number
  readonly signer: number
  readonly extensions: readonly Buffer[]
}

const algorithm = sequence(identifier(0x2b, 0x65, 0x70))
const privateKeys = new Map<number, KeyObject>()

/** An Ed25519 key that is the same in each run. */
function privateKey(number: number): KeyObject {
  const seed = Buffer.alloc(32)
  seed.writeUInt32BE(number, 0)
  const encoded = sequence(integer(0), algorithm, der(4, der(4, seed)))
  const key = privateKeys.get(number) ?? createPrivateKey({ key: encoded, format: 'der', type: 'pkcs8' })
  privateKeys.set(number, key)
  return key
}

/** Writes and signs one. The issuer's name is always that of the rope's CAs. */
export function strand({ subject, key, signer, extensions }: Strand, serial: number): Buffer {
  const signed = sequence(
    ...[der(0xa0, integer(2)), small(serial), algorithm, nameOf('rope')],
    sequence(time(new Date('2025-01-01T00:00:00Z')), time(new Date('2036-01-01T00:00:00Z'))),
    ...[nameOf(subject), createPublicKey(privateKey(key)).export({ type: 'spki', format: 'der' })],
    der(0xa3, sequence(...extensions)),
  )
  return sequence(signed, algorithm, bits(sign(null, signed, privateKey(signer))))
}

/**
 * A chain that costs as much as one can: a leaf, and CAs that all seem to be its issuer.
 *
 * @param keys how many of them have different keys.
 */
export function ropeOf(cas: number, keys: number): Buffer[] {
  const names = (...list: readonly string[]): Buffer =>
    extension(17, sequence(...list.map((name) => der(0x82, Buffer.from(name)))))
  const isCa = extension(19, sequence(der(1, Buffer.from([0xff]))), true)
  const leaf = strand({ subject: host, key: 0, signer: 0, extensions: [names(host)] }, 1)
  return [
    leaf,
    ...Array.from({ length: cas }, (_, index) =>
      strand(
        { subject: 'rope', key: index % keys, signer: 0, extensions: [isCa, names(`ca${index}.test`)] },
        index + 2,
      ),
    ),
  ]
}
