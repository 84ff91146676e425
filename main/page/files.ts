import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A file of the built page. */
export interface PageFile {
  readonly file: string
  /** For the header `Content-Type`. */
  readonly type: string
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Lists the built page: the path in an address → the file, `/` for `index.html`. A door serves only listed files, so no
 * path from outside reaches the file system.
 */
export async function listPage(directory: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>()
  await collect(directory, '', files)
  const index = files.get('/index.html')
  if (index !== undefined) files.set('/', index)
  return files
}

async function collect(directory: string, address: string, files: Map<string, PageFile>): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = join(directory, entry.name)
    const path = `${address}/${entry.name}`
    if (entry.isDirectory()) await collect(file, path, files)
    else if (entry.isFile()) files.set(path, { file, type: types[extname(entry.name)] ?? 'application/octet-stream' })
  }
}
