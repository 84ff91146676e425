import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from './error-code.ts'

/**
 * Creates a directory (0700) and those above it. Node's own recursive way never ends where a file system says of a new
 * directory that it does not exist: /proc does, and homes that are mounted when somebody looks (autofs).
 * @throws ENOTDIR if something else is in its place, and what mkdir(2) says.
 */
export async function makeDirectory(path: string): Promise<void> {
  if ((await makeOne(path)) === 'done') return
  await makeDirectory(dirname(path))
  if ((await makeOne(path)) !== 'done') throw Object.assign(new Error(path), { code: 'ENOENT', path })
}

async function makeOne(path: string): Promise<'done' | 'lacks-parent'> {
  try {
    await mkdir(path, { mode: 0o700 })
    return 'done'
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' && dirname(path) !== path) return 'lacks-parent'
    if (code !== 'EEXIST') throw error
    if ((await stat(path)).isDirectory()) return 'done'
    throw Object.assign(new Error(path), { code: 'ENOTDIR', path })
  }
}
