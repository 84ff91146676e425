import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { Failure } from '../../../shared/failure.ts'
import { systemReason } from '../../../shared/system-error.ts'
import type { Param } from '../../../shared/words/param.ts'
import { noAnswer, until } from '../../limit.ts'
import type { Destination } from './connect.ts'
import type { ProbeLimits } from './probe-limits.ts'

const senders: ReadonlyMap<string, typeof httpRequest> = new Map([
  ['http:', httpRequest],
  ['https:', httpsRequest],
])

/** A proxy's address without its user name and password: fit for messages. */
export function proxyName(proxy: URL): string {
  return `${proxy.protocol}//${proxy.host}`
}

/**
 * Opens a connection through an HTTP proxy (RFC 9110 9.3.6, CONNECT).
 *
 * @throws Failure `proxy-failed`, `proxy-login-needed`, `proxy-login-refused`, `cancelled`.
 */
export async function openTunnel(
  proxy: URL,
  { host, port }: Destination,
  { connectMs, signal }: ProbeLimits,
): Promise<Socket> {
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  const fail = (detail: Param) => new Failure('proxy-failed', { proxy: proxyName(proxy), host, detail })
  const late = () => fail(noAnswer(connectMs))
  const send = senders.get(proxy.protocol)
  if (!send) throw fail({ phrase: 'proxy-unsupported', params: { scheme: proxy.protocol.replace(/:$/, '') } })
  try {
    const request = askProxy(send, proxy, target)
    const [response, socket, head] = await until(request, 'connect', { milliseconds: connectMs, late, signal })
    const { statusCode: status = 0 } = response as IncomingMessage
    const opened = socket as Socket
    if (status !== 200) {
      opened.destroy()
      if (status === 407) {
        const code = proxy.username === '' ? 'proxy-login-needed' : 'proxy-login-refused'
        throw new Failure(code, { proxy: proxyName(proxy) })
      }
      throw fail({ phrase: 'http-status', params: { status } })
    }
    // Bytes after the answer are already the registry's.
    if ((head as Buffer).length > 0) opened.unshift(head as Buffer)
    return opened
  } catch (error) {
    throw error instanceof Failure ? error : fail(systemReason(error))
  }
}

function askProxy(send: typeof httpRequest, proxy: URL, target: string): ClientRequest {
  const request = send({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...authorization(proxy) },
    agent: false,
  })
  request.end()
  return request
}

function authorization({ username, password }: URL): { readonly 'proxy-authorization'?: string } {
  if (username === '') return {}
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}
