import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { pageHeaders } from '../../../main/page/headers.ts'

/** The page as `npm run build` leaves it; the tests look at that and at nothing else. */
export const built = join(import.meta.dirname, '../../../out/renderer')

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

/** Serves the built page under the desktop's own policy: all that it needs comes through `window.mooring`. */
export async function servePage(): Promise<PageServer> {
  if (!existsSync(join(built, 'index.html'))) throw new Error('There is no out/renderer. Run `npm run build` first.')
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname
    const file = join(built, normalize(path === '/' ? '/index.html' : path))
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      ...pageHeaders("'none'"),
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
