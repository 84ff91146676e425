import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

/** A handshake is a few kilobytes; a chain may be 256 of them, in records with a few bytes each beside them. Bytes. */
const longestRecording = 524_288

/** A connection that records the received bytes. */
export interface Recording {
  /** Behaves as the socket does. */
  readonly stream: Duplex
  /** The bytes received so far, up to a limit. */
  readonly received: () => Buffer
}

/**
 * Puts a recorder between a socket and TLS. TLS reads a socket's handle directly, past JavaScript; a stream that is not
 * a socket it reads normally.
 */
export function recordInbound(socket: Socket): Recording {
  const chunks: Buffer[] = []
  let recorded = 0
  const stream = new Duplex({
    read: () => socket.resume(),
    write: (chunk, encoding, done) => void socket.write(chunk, encoding, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (chunk: Buffer) => {
    if (recorded < longestRecording) chunks.push(chunk)
    recorded += chunk.length
    if (!stream.push(chunk)) socket.pause()
  })
  socket.on('end', () => stream.push(null))
  socket.on('error', (error) => stream.destroy(error))
  socket.on('close', () => stream.destroy())
  return { stream, received: () => Buffer.concat(chunks) }
}
