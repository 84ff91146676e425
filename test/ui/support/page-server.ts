import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

/** The page as `npm run build` leaves it; the tests look at that and at nothing else. */
const built = join(import.meta.dirname, '../../../out/renderer')

/** As strict as the doors serve it: a page that needs more fails here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'"

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export interface PageServer {
  /** `http://127.0.0.1:port/` */
  readonly url: string
  readonly close: () => void
}

/** Serves the built page; what begins with `/api/` goes to `answer`. */
export async function servePage(
  answer?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<PageServer> {
  if (!existsSync(join(built, 'index.html'))) throw new Error('There is no out/renderer. Run `npm run build` first.')
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname
    if (path.startsWith('/api/') && answer) return answer(request, response)
    const file = join(built, normalize(path === '/' ? '/index.html' : path))
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
    })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
