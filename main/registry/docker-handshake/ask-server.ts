import { Failure } from '../../../shared/failure.ts'
import { until } from '../../limit.ts'
import { handshakeFailure } from '../network/handshake-failure.ts'
import type { ProbeLimits } from '../network/probe-limits.ts'
import type { Route } from '../network/route.ts'
import { longestCertificateMessage } from '../tls-records/certificate-message.ts'
import { clientHello } from './client-hello.ts'
import type { Offer } from './docker-offers.ts'
import { readServerAnswer, type ServerAnswer } from './server-answer.ts'

/** Bytes: the longest chain, and as much again for the headers of small records. */
const longestAnswer = 2 * longestCertificateMessage

/** Each look at an answer reads all of it again; an answer in a thousand pieces is looked at where it has grown by a tenth. */
const looksAtEachPiece = 32

/**
 * Begins a TLS handshake as Docker does, whatever TLS library this program runs on, and reads the server's part. It ends there:
 * nobody has proved anything, and nothing is asked for.
 *
 * @throws Failure of the connection's rows of the error table, `tls-timeout` or `plain-http` for a server that stays silent, `cancelled`.
 */
export async function askServer(route: Route, offer: Offer, limits: ProbeLimits): Promise<ServerAnswer> {
  const client = clientHello(route.destination.host, offer)
  const socket = await route.dial()
  const received: Buffer[] = []
  let length = 0
  let looks = 0
  let seen = 0
  let answer: ServerAnswer = { isOver: false }
  const look = () => {
    looks += 1
    seen = length
    answer = readServerAnswer(Buffer.concat(received), client)
    if (answer.isOver) socket.emit('answered')
  }
  socket.on('data', (piece: Buffer) => {
    if (answer.isOver) return
    received.push(piece)
    length += piece.length
    if (looks < looksAtEachPiece || length > seen * 1.1) look()
    if (length > longestAnswer) socket.destroy()
  })
  socket.on('end', () => socket.destroy())
  socket.write(record(client.message))
  const late = () => new Failure('tls-timeout', { ...route.destination, seconds: limits.handshakeMs / 1000 })
  try {
    await until(socket, 'answered', { milliseconds: limits.handshakeMs, late, signal: limits.signal })
  } catch (error) {
    if (error instanceof Failure && (error.code === 'cancelled' || length === 0)) {
      throw await handshakeFailure(error, Buffer.alloc(0), route, limits)
    }
    if (seen < length) look()
  } finally {
    socket.destroy()
  }
  return answer
}

/** The first record of a connection names TLS 1.0, for old servers (RFC 8446 5.1). */
function record(message: Buffer): Buffer {
  const header = Buffer.from([22, 3, 1, 0, 0])
  header.writeUInt16BE(message.length, 3)
  return Buffer.concat([header, message])
}
