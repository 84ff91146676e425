import type { TLSSocket } from 'node:tls'
import type { Inspection } from '../../shared/model/inspection.ts'
import type { Phrase } from '../../shared/words/param.ts'
import { type GetAnswer, getOver } from './http-get.ts'
import type { ProbeLimits } from './network/probe-limits.ts'

export type ApiAnswer = NonNullable<Inspection['api']>

/** The result of the request: an answer, or the error code if there is none. */
export type ApiResult =
  | { readonly answer: ApiAnswer; readonly problem?: never }
  | { readonly answer?: never; readonly problem: string | Phrase }

/**
 * Asks `GET /v2/`, the API version check of the distribution spec, over an open connection, and closes it.
 *
 * @param authority for the Host header: the registry's name.
 * @throws Failure `cancelled`.
 */
export async function askApi(socket: TLSSocket, authority: string, limits: ProbeLimits): Promise<ApiResult> {
  // A registry's body is `{}` here, or a short error.
  const { answer, problem } = await getOver(socket, { path: '/v2/', authority, accept: 'application/json' }, limits)
  return answer ? { answer: describe(answer) } : { problem }
}

/** OCI registries may omit Docker's version header, so the rest of the answer counts too. */
function describe({ status, headers, body }: GetAnswer): ApiAnswer {
  const tokenRealm = bearerRealm(headers['www-authenticate'])
  const isRegistry =
    headers['docker-distribution-api-version'] !== undefined ||
    (status === 401 && tokenRealm !== undefined) ||
    looksLikeRegistry(status, body.toString('utf8'))
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
