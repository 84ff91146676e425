import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { Failure } from '../../../shared/failure.ts'
import { errorCode } from '../../error-code.ts'
import { until } from '../../limit.ts'
import type { Destination } from './connect.ts'
import type { Patience } from './patience.ts'

/** A proxy's address without its user name and password: fit for messages. */
export function proxyName(proxy: URL): string {
  return `${proxy.protocol}//${proxy.host}`
}

/**
 * Opens a connection through an HTTP proxy (RFC 9110 9.3.6, CONNECT).
 *
 * @throws Failure `proxy-failed`, `cancelled`.
 */
export async function openTunnel(
  proxy: URL,
  { host, port }: Destination,
  { connectMs, signal }: Patience,
): Promise<Socket> {
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  const fail = (detail: string) => new Failure('proxy-failed', { proxy: proxyName(proxy), host, detail })
  const late = () => fail(`no answer within ${connectMs / 1000} seconds`)
  try {
    const request = askProxy(proxy, target)
    const [response, socket, head] = await until(request, 'connect', { milliseconds: connectMs, late, signal })
    return accept(response as IncomingMessage, socket as Socket, head as Buffer)
  } catch (error) {
    throw error instanceof Failure ? error : fail(errorCode(error))
  }
}

function askProxy(proxy: URL, target: string): ClientRequest {
  const send = { 'http:': httpRequest, 'https:': httpsRequest }[proxy.protocol]
  if (!send) throw new Error(`${proxy.protocol} proxies are not supported`)
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

function accept(response: IncomingMessage, socket: Socket, head: Buffer): Socket {
  if (response.statusCode !== 200) {
    socket.destroy()
    throw new Error(`HTTP status ${response.statusCode}`)
  }
  if (head.length > 0) socket.unshift(head)
  return socket
}

function authorization({ username, password }: URL): { readonly 'proxy-authorization'?: string } {
  if (username === '') return {}
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}
