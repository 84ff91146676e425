import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { listPage } from '../page/files.ts'
import { pageHeaders } from '../page/headers.ts'
import { isPageUrl, pageScheme } from './page-address.ts'

/** Registers the scheme as standard and secure. Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true } }])
}

/** Serves the built page in `directory` at its address. */
export async function servePage(session: Session, directory: string): Promise<void> {
  const files = await listPage(directory)
  const headers = pageHeaders("'none'")
  session.protocol.handle(pageScheme, async (request) => {
    const file = isPageUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined
    if (file === undefined || request.method !== 'GET') return new Response(null, { status: 404, headers })
    return new Response(await readFile(file.file), { headers: { ...headers, 'Content-Type': file.type } })
  })
}
