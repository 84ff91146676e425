import { type IncomingMessage, request } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { Failure } from '../../shared/failure.ts'
import type { Inspection } from '../../shared/model/inspection.ts'
import { errorCode } from '../error-code.ts'
import { type Limit, until, within } from '../limit.ts'
import { bearerRealm } from './bearer-realm.ts'
import type { Patience } from './network/patience.ts'

export type ApiAnswer = NonNullable<Inspection['api']>

/** What came of the request: an answer, or the reason why there is none. */
export type ApiResult =
  | { readonly answer: ApiAnswer; readonly problem?: never }
  | { readonly answer?: never; readonly problem: string }

/** The longest part of a body that is read; a registry's is `{}` here, or an error of a few words. Bytes. */
const longestBody = 65_536

/**
 * Asks `GET /v2/`, the API version check of the distribution spec, over a connection that is open already, and closes it.
 *
 * @param authority for the Host header: the registry's name.
 * @throws Failure `cancelled`.
 */
export async function askApi(socket: TLSSocket, authority: string, patience: Patience): Promise<ApiResult> {
  const late = () => new Error(`no answer within ${patience.httpMs / 1000} seconds`)
  const limit: Limit = { milliseconds: patience.httpMs, late, signal: patience.signal }
  const call = request({
    path: '/v2/',
    headers: { host: authority, accept: 'application/json', connection: 'close' },
    createConnection: () => socket,
  })
  call.end()
  try {
    const [response] = (await until(call, 'response', limit)) as [IncomingMessage]
    return { answer: describe(response, await within(readBody(response), limit)) }
  } catch (error) {
    if (error instanceof Failure) throw error
    return { problem: errorCode(error) }
  } finally {
    socket.destroy()
  }
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    size += chunk.length
    if (size > longestBody) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The version header is from Docker's time; OCI registries may leave it out, so the rest of the answer counts too. */
function describe({ statusCode: status = 0, headers }: IncomingMessage, body: string): ApiAnswer {
  const tokenRealm = bearerRealm(headers['www-authenticate'])
  const isRegistry =
    headers['docker-distribution-api-version'] !== undefined ||
    (status === 401 && tokenRealm !== undefined) ||
    looksLikeRegistry(status, body)
  return { status, isRegistry, ...(tokenRealm === undefined ? {} : { tokenRealm }) }
}

/** `{}` with 200, or the spec's error document: `{"errors":[{"code":…}]}`. */
function looksLikeRegistry(status: number, body: string): boolean {
  if (status === 200) return body.trim() === '{}'
  return /^\s*\{\s*"errors"\s*:\s*\[\s*\{\s*"code"\s*:\s*"[A-Z_]+"/.test(body)
}
