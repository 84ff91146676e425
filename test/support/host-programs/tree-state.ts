import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The state of a directory that undo must restore: each path with its kind, mode, owner and content (or target). A
 * directory that does not exist has the empty state.
 */
export async function treeState(directory: string, relative = ''): Promise<Record<string, string>> {
  const path = join(directory, relative)
  const stat = await lstat(path).catch(() => undefined)
  if (!stat) return {}
  const about = `${(stat.mode & 0o7777).toString(8)} ${stat.uid}:${stat.gid}`
  const name = relative || '.'
  if (stat.isSymbolicLink()) return { [name]: `-> ${await readlink(path)}` }
  if (!stat.isDirectory()) {
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    return { [name]: `${about} ${hash}` }
  }
  const inside = await Promise.all(
    (await readdir(path)).sort().map((entry) => treeState(directory, join(relative, entry))),
  )
  return Object.assign({ [name]: `${about} directory` }, ...inside)
}
