import { type IncomingMessage, request } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { Failure } from '../../shared/failure.ts'
import type { Phrase } from '../../shared/words/param.ts'
import { errorCode } from '../error-code.ts'
import { type Limit, noAnswer, until, within } from '../limit.ts'
import type { ProbeLimits } from './network/probe-limits.ts'

/** How much of a body is read, bytes. */
export const longestBody = 65_536

/** What is asked for. */
export interface GetRequest {
  readonly path: string
  /** For the Host header: the registry's name. */
  readonly authority: string
  readonly accept: string
}

/** An answer of a registry: a body that is longer is cut off behind {@link longestBody}. */
export interface GetAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** The answer, or the error code if there is none. */
export type GetResult =
  | { readonly answer: GetAnswer; readonly problem?: never }
  | { readonly answer?: never; readonly problem: string | Phrase }

/**
 * Sends one GET request without credentials over an open connection, and closes it. No redirect is followed.
 *
 * @throws Failure `cancelled`.
 */
export async function getOver(
  socket: TLSSocket,
  { path, authority, accept }: GetRequest,
  limits: ProbeLimits,
): Promise<GetResult> {
  const late = new Error('late')
  const limit: Limit = { milliseconds: limits.httpMs, late: () => late, signal: limits.signal }
  const call = request({
    path,
    headers: { host: authority, accept, connection: 'close' },
    createConnection: () => socket,
  })
  call.end()
  try {
    const [response] = (await until(call, 'response', limit)) as [IncomingMessage]
    const { statusCode: status = 0, headers } = response
    return { answer: { status, headers, body: await within(readBody(response), limit) } }
  } catch (error) {
    if (error instanceof Failure) throw error
    return { problem: error === late ? noAnswer(limits.httpMs) : errorCode(error) }
  } finally {
    socket.destroy()
  }
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    size += chunk.length
    if (size > longestBody) break
  }
  return Buffer.concat(chunks)
}
