import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { start, until } from '../processes/process.ts'

/** A server on a free port of this machine. */
export interface TestServer {
  readonly port: number
  readonly close: () => Promise<void>
}

/** The answer of a registry without authentication. */
export const registryAnswer: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Docker-Distribution-Api-Version': 'registry/2.0', 'content-type': 'application/json' })
  response.end('{}')
}

/** A real TLS server of Node, which sends the certificates of `cert` in order. */
export function startHttps(options: ServerOptions, listener = registryAnswer, host = '127.0.0.1'): Promise<TestServer> {
  return listen(createHttpsServer(options, listener), host)
}

export function startHttp(listener = registryAnswer): Promise<TestServer> {
  return listen(createHttpServer(listener), '127.0.0.1')
}

/** A server that handles a raw TCP connection as the test says. */
export function startTcp(onConnection: (socket: Socket) => void): Promise<TestServer> {
  return listen(
    createServer((socket) => {
      socket.on('error', () => undefined)
      onConnection(socket)
    }),
    '127.0.0.1',
  )
}

/** A CONNECT proxy that resolves every name to this machine, and records its requests. */
export async function startProxy(
  answer = 'HTTP/1.1 200 Connection established\r\n\r\n',
): Promise<TestServer & { readonly asked: { readonly target: string; readonly authorization: string | undefined }[] }> {
  const asked: { target: string; authorization: string | undefined }[] = []
  const server = createHttpServer()
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    asked.push({ target: url, authorization: headers['proxy-authorization'] })
    client.on('error', () => undefined)
    client.write(answer)
    if (!answer.startsWith('HTTP/1.1 200')) return client.end()
    const upstream = connect(Number(url.split(':').at(-1)))
    upstream.on('error', () => client.destroy())
    upstream.pipe(client).pipe(upstream)
  })
  return { ...(await listen(server, '127.0.0.1')), asked }
}

/** Opens a server on a free port. */
export async function listen(server: Server, host: string): Promise<TestServer> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  server.listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/**
 * `openssl s_server`, for unusual servers: `-cert_chain` in any order, `-tls1`, `-Verify` …
 *
 * @param args without the port.
 */
export async function startOpensslServer(...args: string[]): Promise<TestServer> {
  const running = start('openssl', ['s_server', '-accept', '127.0.0.1:0', '-www', ...args])
  const listening = /^ACCEPT \S*:(\d+)/m
  await until('openssl s_server', async () => listening.test(running.log()))
  return { port: Number(listening.exec(running.log())?.[1]), close: running.stop }
}
