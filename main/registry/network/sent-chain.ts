import { Failure } from '../../../shared/failure.ts'
import type { Param } from '../../../shared/words/param.ts'
import type { Chain } from '../../certificates/judge/paths.ts'
import { type ParsedCertificate, parseCertificate } from '../../certificates/read/parse-certificate.ts'
import { errorCode } from '../../error-code.ts'
import { Unreadable } from '../tls-records/byte-reader.ts'
import { readServerFlight, type ServerFlight } from '../tls-records/server-flight.ts'

/** The server's certificates from a handshake, complete or failed. */
export interface SentChain {
  readonly chain: Chain
  readonly asksForClientCertificate: boolean
}

/**
 * Reads the chain as a server sent it.
 *
 * @param received all bytes that came from the server.
 * @param trafficSecret see {@link readServerFlight}.
 * @returns undefined until the server's certificates have arrived.
 * @throws Failure `chain-unreadable`.
 */
export function readSentChain(
  host: string,
  received: Buffer,
  trafficSecret: Buffer | undefined,
): SentChain | undefined {
  const flight = readFlight(host, received, trafficSecret)
  return flight && readChain(host, flight)
}

/** Reads the certificates of a server's part of a handshake. @throws Failure `chain-unreadable`. */
export function readChain(host: string, flight: ServerFlight): SentChain {
  const [leaf, ...others] = flight.certificates.map((der, index) => readOne(host, der, index + 1))
  if (!leaf) throw new Failure('chain-unreadable', { host, detail: { phrase: 'chain-empty' } })
  return { chain: [leaf, ...others], asksForClientCertificate: flight.asksForClientCertificate }
}

function readFlight(host: string, received: Buffer, trafficSecret: Buffer | undefined): ServerFlight | undefined {
  try {
    return readServerFlight(received, trafficSecret)
  } catch (cause) {
    const detail: Param = cause instanceof Unreadable ? cause.detail : errorCode(cause)
    throw new Failure('chain-unreadable', { host, detail }, { cause })
  }
}

function readOne(host: string, der: Uint8Array, position: number): ParsedCertificate {
  try {
    return parseCertificate(der)
  } catch (cause) {
    const detail: Param = { phrase: 'chain-certificate', params: { position, detail: errorCode(cause) } }
    throw new Failure('chain-unreadable', { host, detail }, { cause })
  }
}
