import type { Socket } from 'node:net'
import { Failure } from '../../../shared/failure.ts'
import { until } from '../../limit.ts'
import type { Patience } from './patience.ts'
import type { Route } from './route.ts'

/** An HTTP server that answers at all answers this at once. */
const answerMs = 2_000

/** Whether bytes from a server are the beginning of an HTTP answer. */
export function looksLikeHttp(received: Buffer): boolean {
  return received.subarray(0, 5).toString('latin1') === 'HTTP/'
}

/**
 * Asks a port in plain HTTP. For servers that stay silent on a TLS handshake: Go's HTTP server does while the handshake
 * happens to hold no line end.
 *
 * @throws Failure `cancelled`; whatever else goes wrong means no.
 */
export async function speaksPlainHttp(route: Route, patience: Patience): Promise<boolean> {
  let socket: Socket | undefined
  try {
    socket = await route.dial()
    socket.write(`GET /v2/ HTTP/1.1\r\nHost: ${route.destination.host}\r\nConnection: close\r\n\r\n`)
    const late = () => new Error('silent')
    const milliseconds = Math.min(patience.httpMs, answerMs)
    const [received] = await until(socket, 'data', { milliseconds, late, signal: patience.signal })
    return Buffer.isBuffer(received) && looksLikeHttp(received)
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return false
  } finally {
    socket?.destroy()
  }
}
