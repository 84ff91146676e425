import type { Cancellation } from '../../shared/api/client.ts'
import { Failure } from '../../shared/failure.ts'
import { failed } from './answer.ts'

/** A request to the loopback server. */
export interface Posted {
  /** The page's own server: `/session` or `/api/<verb>`. */
  readonly path: string
  readonly token: string
  readonly body: unknown
  readonly signal?: Cancellation | undefined
  /** The failure of a stopped request. */
  readonly stopped?: 'cancelled' | 'stop-unconfirmed'
  readonly onEvent?: (raw: unknown) => void
}

/**
 * Sends a request and reads the answer, which is lines of JSON: `{"event":…}` any number of times and
 * `{"reply":Envelope}` last. Never rejects: without an answer, the reply is a failure of this side. It does not
 * validate the answer.
 */
export async function post({ path, token, body, signal, stopped = 'cancelled', onEvent }: Posted): Promise<unknown> {
  const controller = new AbortController()
  signal?.addEventListener('abort', () => controller.abort(), { once: true })
  if (signal?.aborted) controller.abort()
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: controller.signal,
    })
    for await (const line of lines(response)) {
      const message: unknown = JSON.parse(line)
      if (typeof message !== 'object' || message === null) continue
      if ('reply' in message) return message.reply
      if ('event' in message) onEvent?.(message.event)
    }
  } catch {
    if (controller.signal.aborted) return failed(new Failure(stopped))
  }
  return failed(new Failure('door-lost'))
}

/** The lines of an answer as they arrive. An unfinished line is dropped if the connection breaks. */
async function* lines({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk || chunk.done) return
    const [last = '', ...whole] = (rest + chunk.value).split('\n').reverse()
    rest = last
    yield* whole.reverse()
  }
}
