import { chmod, chown, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../main/engine/sha256.ts'
import { type Applied, apply, hostShells } from '../support/host-programs/host-program.ts'
import { put } from '../support/host-programs/host-tree.ts'

const user = { uid: 65534, gid: 65534 }

describe.skipIf(process.getuid?.() !== 0).each(hostShells)(
  'root gives a user a file only in that user’s hands (needs root), on $name',
  (shell) => {
    let directory: string
    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'mooring-hands-'))
      await chmod(directory, 0o755)
      await mkdir(join(directory, 'own'))
      await chown(join(directory, 'own'), user.uid, user.gid)
      await mkdir(join(directory, 'roots'))
    })
    afterEach(() => rm(directory, { recursive: true }))

    const give = (path: string, more: Parameters<typeof put>[2] = {}): Promise<Applied> => {
      const files = [put(join(directory, path), 'new', { ...user, ...more })]
      const place = { root: '/', journal: join(directory, 'journal') } as const
      return apply(shell, { ...place, mode: 'apply', change: 'c1', stages: [{ files, runs: [] }], verify: [] })
    }

    test.each(['roots/file', 'roots/deep/er/file', 'own/link/file', 'own/link/deep/file'])(
      'not at %s',
      async (path) => {
        await symlink(join(directory, 'roots'), join(directory, 'own/link'))
        expect((await give(path)).result).toEqual({ kind: 'unsafe', path: join(directory, path) })
        await expect(lstat(join(directory, 'roots', path.replace(/^.*?(deep|file)/, '$1')))).rejects.toThrow('ENOENT')
      },
    )

    test.each(['own/file', 'own/deep/er/file'])('but at %s', async (path) => {
      expect((await give(path)).result).toEqual({ kind: 'done' })
      expect(await lstat(join(directory, path))).toMatchObject(user)
    })

    test('or in place of one that was the user’s', async () => {
      const file = join(directory, 'roots/file')
      await writeFile(file, 'old')
      await chown(file, user.uid, user.gid)
      expect((await give('roots/file', { expect: sha256('old') })).result).toEqual({ kind: 'done' })
    })
  },
)
