import type { IncomingMessage, ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import { isVerbName } from '../../shared/api/contract.ts'
import { Failure } from '../../shared/failure.ts'
import type { Dispatch } from '../api/dispatch.ts'
import { Refusal } from './refusal.ts'

/** The largest body, bytes: far more than any call needs. */
const largestBody = 64 * 1024

/** Answers calls, and stops them. */
export interface Calls {
  /**
   * Answers `POST /api/<verb>` with a line of JSON for each event, `{"event":…}`, and one at the end,
   * `{"reply":Envelope}`. A disconnect stops the call.
   */
  answer(verb: string, request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Stops all running calls, and resolves when they have ended. */
  stop(): Promise<void>
}

export function createCalls(dispatch: Dispatch): Calls {
  const running = new Map<AbortController, Promise<void>>()

  const run = async (verb: string, input: unknown, response: ServerResponse, { signal }: AbortController) => {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' }).flushHeaders()
    const reply = await dispatch(verb, input, { signal, emit: (event) => writeLine(response, { event }) })
    writeLine(response, { reply })
    response.end()
    // The caller is gone and needs no answer.
    await finished(response).catch(() => undefined)
  }

  return {
    answer: async (verb, request, response) => {
      if (!isVerbName(verb)) throw new Refusal(404, new Failure('verb-unknown', { verb }))
      const controller = new AbortController()
      response.once('close', () => controller.abort())
      const input = await readBody(request)
      const done = run(verb, input, response, controller)
      running.set(controller, done)
      await done.finally(() => running.delete(controller))
    },
    stop: async () => {
      for (const controller of running.keys()) controller.abort()
      await Promise.allSettled(running.values())
    },
  }
}

/**
 * Reads a request's body as JSON. Stops reading a body that is too large but keeps the connection, so that the sender
 * gets an answer.
 */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > largestBody) throw new Refusal(413, { phrase: 'request-large', params: { limit: largestBody } })
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new Refusal(400, { phrase: 'request-json' })
  }
}

/** Writes one message as a line. */
export function writeLine(response: ServerResponse, message: unknown): void {
  response.write(`${JSON.stringify(message)}\n`)
}
