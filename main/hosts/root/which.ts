import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'

/** Finds a program in a path of directories parted by colons; undefined where none holds it. */
export async function which(name: string, path: string): Promise<string | undefined> {
  for (const directory of path.split(':').filter(Boolean)) {
    const file = join(directory, name)
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return file
  }
  return undefined
}
