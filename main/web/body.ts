import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** The largest body, bytes: far more than any call needs. */
const limit = 64 * 1024

/** Reads a request's body as JSON. One that is too large is left unread, not broken off: its sender still gets an answer. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > limit) throw new Refusal(413, `the body is larger than ${limit} bytes`)
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new Refusal(400, 'the body is not JSON')
  }
}
