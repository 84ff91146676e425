import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'

/** A test's request to a loopback server; by default like the page's own. */
export interface WebRequest {
  readonly method?: string
  /** Sent unchanged: no client removes `..`. */
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
}

export interface WebResponse {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** One request on a connection of its own. `origin` is the server's, for example `http://127.0.0.1:1234`. */
export function webRequest(origin: string, { method = 'GET', path, headers, body }: WebRequest): Promise<WebResponse> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      response.setEncoding('utf8')
      let text = ''
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** The lines of an answer, parsed. */
export function answerLines({ text }: WebResponse): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
