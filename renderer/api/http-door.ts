import type { Call } from '../../shared/api/client.ts'
import type { VerbName, VerbOutput } from '../../shared/api/contract.ts'
import type { Envelope } from '../../shared/api/envelope.ts'
import { Failure } from '../../shared/failure.ts'
import { failed, readEvent, readReply } from './answer.ts'
import { lines } from './lines.ts'

/**
 * The loopback server's door: `POST /api/<verb>`, the answer as lines of JSON, `{"event":…}` any number of times and
 * `{"reply":Envelope}` last. Stopping a call breaks the connection, which the server takes as the wish to stop.
 */
export function httpDoor(token: string): Call {
  return async (verb, input, options) => {
    const controller = new AbortController()
    options?.signal?.addEventListener('abort', () => controller.abort(), { once: true })
    if (options?.signal?.aborted) controller.abort()
    try {
      const response = await fetch(`/api/${verb}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(input),
        signal: controller.signal,
      })
      return await readAnswer(verb, response, (raw) => {
        const event = readEvent(verb, raw)
        if (event !== undefined) options?.onEvent?.(event)
      })
    } catch {
      return failed(new Failure(controller.signal.aborted ? 'cancelled' : 'door-lost'))
    }
  }
}

/** Throws where a line is no JSON, or the connection breaks off. */
async function readAnswer<V extends VerbName>(
  verb: V,
  response: Response,
  onEvent: (raw: unknown) => void,
): Promise<Envelope<VerbOutput<V>>> {
  for await (const line of lines(response.body ?? new ReadableStream())) {
    const message: unknown = JSON.parse(line)
    if (typeof message !== 'object' || message === null) continue
    if ('reply' in message) return readReply(verb, message.reply)
    if ('event' in message) onEvent(message.event)
  }
  return failed(
    response.ok ? new Failure('door-lost') : new Failure('door-refused', { detail: `HTTP ${response.status}` }),
  )
}
