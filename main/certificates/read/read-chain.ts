import { Failure } from '../../../shared/failure.ts'
import { errorCode } from '../../error-code.ts'
import { type ReadCertificate, readCertificate } from './read-certificate.ts'

/** A chain as it was sent: the leaf, and anything else. */
export type Chain = readonly [ReadCertificate, ...ReadCertificate[]]

/**
 * Reads a chain as it was sent.
 *
 * @throws Failure `chain-unreadable`.
 */
export function readChain(host: string, ders: readonly Uint8Array[]): Chain {
  const [leaf, ...others] = ders.map((der, index) => readOne(host, der, index + 1))
  if (!leaf) throw new Failure('chain-unreadable', { host, detail: 'no certificate at all' })
  return [leaf, ...others]
}

function readOne(host: string, der: Uint8Array, position: number): ReadCertificate {
  try {
    return readCertificate(der)
  } catch (cause) {
    throw new Failure('chain-unreadable', { host, detail: `number ${position}: ${errorCode(cause)}` }, { cause })
  }
}
