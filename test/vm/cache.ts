import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where everything lies that is built for machines: Boot2Docker's, and those with each generation of Docker. */
const cache = join(import.meta.dirname, '../../.cache/test-vm')

/**
 * A directory that is built once for each key, and then only named. What was built for an earlier key of the same kind goes.
 * @param build fills an empty directory; where it fails, nothing stays.
 */
export async function cached(kind: string, key: string, build: (directory: string) => Promise<void>): Promise<string> {
  const directory = join(cache, `${kind}-${key}`)
  if (await isThere(directory)) return directory
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'work-'))
  try {
    await build(work)
    for (const earlier of (await readdir(cache)).filter((name) => name.startsWith(`${kind}-`))) {
      await rm(join(cache, earlier), { recursive: true })
    }
    await rename(work, directory)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return directory
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
