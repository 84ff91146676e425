import { type IncomingMessage, request } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { Failure } from '../../shared/failure.ts'
import type { Inspection } from '../../shared/model/inspection.ts'
import type { Phrase } from '../../shared/words/param.ts'
import { errorCode } from '../error-code.ts'
import { type Limit, noAnswer, until, within } from '../limit.ts'
import type { ProbeLimits } from './network/probe-limits.ts'

export type ApiAnswer = NonNullable<Inspection['api']>

/** The result of the request: an answer, or the error code if there is none. */
export type ApiResult =
  | { readonly answer: ApiAnswer; readonly problem?: never }
  | { readonly answer?: never; readonly problem: string | Phrase }

/** How much of a body is read, bytes; a registry's body is `{}` here, or a short error. */
const longestBody = 65_536

/**
 * Asks `GET /v2/`, the API version check of the distribution spec, over an open connection, and closes it.
 *
 * @param authority for the Host header: the registry's name.
 * @throws Failure `cancelled`.
 */
export async function askApi(socket: TLSSocket, authority: string, limits: ProbeLimits): Promise<ApiResult> {
  const late = new Error('late')
  const limit: Limit = { milliseconds: limits.httpMs, late: () => late, signal: limits.signal }
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
    return { problem: error === late ? noAnswer(limits.httpMs) : errorCode(error) }
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

/** OCI registries may omit Docker's version header, so the rest of the answer counts too. */
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

/** `name="value"` or `name=value` in a challenge (RFC 9110 11.2); inside quotes a backslash escapes. */
const realmParameter = /[\s,]realm\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/i

/** The realm of a Bearer challenge in WWW-Authenticate: where registry clients fetch tokens (distribution spec, token auth). */
export function bearerRealm(challenges: string | undefined): string | undefined {
  const [, parameters] = /(?:^|,\s*)Bearer(\s.*)$/i.exec(challenges ?? '') ?? []
  const [, quoted, token] = realmParameter.exec(parameters ?? '') ?? []
  return quoted?.replace(/\\(.)/g, '$1') ?? token
}
