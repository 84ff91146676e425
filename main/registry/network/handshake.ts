import { isIP } from 'node:net'
import { type CipherNameAndProtocol, connect, type TLSSocket } from 'node:tls'
import { Failure } from '../../../shared/failure.ts'
import type { ClientPair } from '../../certificates/read/client-pair.ts'
import { errorCode } from '../../error-code.ts'
import { until } from '../../limit.ts'
import { handshakeFailure, isBreakOff } from './handshake-failure.ts'
import type { ProbeLimits } from './probe-limits.ts'
import { recordInbound } from './recording.ts'
import type { Route } from './route.ts'
import { lookingContext } from './secure-context.ts'
import { readSentChain, type SentChain } from './sent-chain.ts'

/** The result of a TLS handshake. */
export interface Handshake extends SentChain {
  /** The registry's address that answered, or the proxy's. */
  readonly address: string
  /** `TLSv1.3` …, and the cipher's IANA name. */
  readonly tls: { readonly protocol: string; readonly cipher: string }
  /** Open, ready for a request; absent if the server closed it for lack of an acceptable client certificate. */
  readonly socket?: TLSSocket
  /** Why the server closed it. */
  readonly refusal?: string
}

/**
 * Makes a TLS handshake to read the server's certificates. It accepts any certificate, so no secrets may go over the
 * socket; a client's key only signs the handshake.
 *
 * @throws Failure of the registry rows of the error table, and `cancelled`.
 */
export async function shakeHands(
  route: Route,
  client: ClientPair | undefined,
  limits: ProbeLimits,
): Promise<Handshake> {
  const secureContext = lookingContext(client)
  const carrier = await route.dial()
  const address = carrier.remoteAddress ?? route.destination.host
  const recording = recordInbound(carrier)
  const { host } = route.destination
  const socket = connect({
    socket: recording.stream,
    host,
    // Server names are DNS names, never addresses (RFC 6066 3).
    ...(isIP(host) === 0 && { servername: host }),
    rejectUnauthorized: false,
    secureContext,
  })
  const seen = watchKeys(socket)
  const late = () => new Failure('tls-timeout', { ...route.destination, seconds: limits.handshakeMs / 1000 })
  const limit = { milliseconds: limits.handshakeMs, late, signal: limits.signal }
  const problem: unknown = await until(socket, 'secureConnect', limit).then(
    () => undefined,
    (error: unknown) => error,
  )
  try {
    if (problem instanceof Failure) throw await handshakeFailure(problem, recording.received(), route, limits)
    const shown = readSentChain(host, recording.received(), seen.trafficSecret())
    if (shown && !problem) return { address, tls: seen.tls(), ...shown, socket }
    const refusal = errorCode(problem)
    if (shown?.asksForClientCertificate && isBreakOff(refusal)) return { address, tls: seen.tls(), ...shown, refusal }
    throw await handshakeFailure(problem, recording.received(), route, limits)
  } catch (error) {
    socket.destroy()
    throw error
  }
}

/** Collects the socket's data when keys are agreed. After a later failure, the socket no longer has them. */
function watchKeys(socket: TLSSocket): {
  readonly tls: () => Handshake['tls']
  readonly trafficSecret: () => Buffer | undefined
} {
  let tls = { protocol: 'unknown', cipher: 'unknown' }
  let secret: Buffer | undefined
  socket.on('keylog', (line: Buffer) => {
    const [label, , value = ''] = line.toString('ascii').trim().split(' ')
    // With an RSA key exchange, keys are told before the cipher is.
    const cipher: CipherNameAndProtocol | undefined = socket.getCipher()
    tls = { protocol: socket.getProtocol() ?? tls.protocol, cipher: cipher?.standardName ?? tls.cipher }
    if (label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET') secret = Buffer.from(value, 'hex')
  })
  return { tls: () => tls, trafficSecret: () => secret }
}
