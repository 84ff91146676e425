import { Failure } from '../../shared/failure.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import { at, codeWords } from '../../shared/system-error.ts'
import type { Param } from '../../shared/words/param.ts'
import { type CaFile, readCaFiles } from '../certificates/read/certificate-file.ts'
import type { ClientPair } from '../certificates/read/client-pair.ts'
import { type GetAnswer, getOver, longestBody } from './http-get.ts'
import { shakeHands } from './network/handshake.ts'
import type { ProbeLimits } from './network/probe-limits.ts'
import type { Route } from './network/route.ts'

/**
 * Where registries publish the CA of their own certificate, for anyone without a login: Docker Trusted Registry (“Install
 * the CA”), Harbor 2 and Harbor 1 (“Registry certificate”: `systeminfo/getcert`).
 */
const publishedPaths = ['/ca', '/api/v2.0/systeminfo/getcert', '/api/systeminfo/getcert'] as const

/** As many certificates as Go's TLS ever needed in a chain; whoever publishes more does not publish a CA. */
const mostCertificates = 20

/** The certificates that a registry publishes as its CA; the file's name is their address. Nobody has vouched for them. */
export type PublishedCa =
  | { readonly file: CaFile; readonly answers?: never }
  /** What each address answered instead. */
  | { readonly file?: never; readonly answers: readonly Param[] }

/**
 * Fetches what a registry publishes as its CA: from the first address that has certificates. It sends no credentials and
 * follows no redirect, since another server could publish anything in the registry's place.
 *
 * @throws Failure `cancelled`; every other failure is an answer.
 */
export async function fetchPublishedCa(
  registry: Registry,
  route: Route,
  client: ClientPair | undefined,
  limits: ProbeLimits,
): Promise<PublishedCa> {
  const answers: Param[] = []
  for (const path of publishedPaths) {
    const url = `https://${registry.name}${path}`
    const read = await fetchFrom(url, { path, authority: registry.name }, route, client, limits)
    if ('file' in read) return read
    answers.push(at(path, read.reason))
  }
  return { answers }
}

type Read = { readonly file: CaFile } | { readonly reason: Param }

async function fetchFrom(
  url: string,
  request: { readonly path: string; readonly authority: string },
  route: Route,
  client: ClientPair | undefined,
  limits: ProbeLimits,
): Promise<Read> {
  try {
    const { socket, refusal = '' } = await shakeHands(route, client, limits)
    if (!socket) return { reason: codeWords(refusal) }
    const { answer, problem } = await getOver(socket, { ...request, accept: '*/*' }, limits)
    if (!answer) return { reason: typeof problem === 'string' ? codeWords(problem) : problem }
    return readAnswer(url, answer)
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error
    return { reason: { error: error.code, params: error.params } }
  }
}

/** Registries differ in the content type, so the content decides: a web page that answers every path is no certificate. */
function readAnswer(url: string, { status, headers, body }: GetAnswer): Read {
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return { reason: { phrase: 'published-redirect', params: { location: headers.location } } }
  }
  if (status !== 200) return { reason: { phrase: 'http-status', params: { status } } }
  if (body.length > longestBody) return { reason: { phrase: 'published-too-long', params: { limit: longestBody } } }
  if (body.length === 0) return { reason: { phrase: 'published-nothing' } }
  try {
    const file = readCaFiles([{ name: url, bytes: body }])
    if (file.certificates.length > mostCertificates) {
      return { reason: { phrase: 'published-too-many', params: { limit: mostCertificates } } }
    }
    return { file }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'certificate-holds-key') return { reason: { phrase: 'published-key' } }
    return { reason: { phrase: 'published-else', params: { type: headers['content-type'] ?? '?' } } }
  }
}
