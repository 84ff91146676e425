import { chmod, chown, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { parseApplyOutput } from '../../main/engine/host-protocol/answer.ts'
import { encodeApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../main/engine/host-protocol/sha256.ts'
import { applyProgram } from '../../main/hosts/ways/programs.ts'
import { type Applied, apply, type HostRun, hostShells, runProgram } from '../support/host-programs/host-program.ts'
import { put, remove } from '../support/host-programs/host-tree.ts'
import { makeSwitch } from '../support/host-programs/kill-switch.ts'
import { walkLimitMs } from '../support/host-programs/kill-walk.ts'
import { sampled } from '../support/host-programs/stride.ts'
import { treeState } from '../support/host-programs/tree-state.ts'

const user = { uid: 65534, gid: 65534 }
const root = { uid: 0, gid: 0 }

/** What is the user's in a state of the directory. */
function ofUser(state: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).filter(([path]) => /^own(?:\/|$)/.test(path)))
}

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

    const give = (path: string, more: Parameters<typeof put>[2] = {}, run: HostRun = {}): Promise<Applied> => {
      const files = [put(join(directory, path), 'new', { ...user, ...more })]
      const place = { root: '/', journal: join(directory, 'journal') } as const
      return apply(shell, { ...place, mode: 'apply', change: 'c1', stages: [{ files, runs: [] }], verify: [] }, run)
    }

    test.each(['roots/file', 'roots/deep/er/file', 'own/link/file', 'own/link/deep/file'])(
      'not at %s',
      async (path) => {
        await symlink(join(directory, 'roots'), join(directory, 'own/link'))
        expect((await give(path)).result).toEqual({ kind: 'foreign', path: join(directory, path) })
        await expect(lstat(join(directory, 'roots', path.replace(/^.*?(deep|file)/, '$1')))).rejects.toThrow('ENOENT')
      },
    )

    test.each(['own/file', 'own/deep/er/file'])('but at %s', async (path) => {
      expect((await give(path)).result).toEqual({ kind: 'done' })
      expect(await lstat(join(directory, path))).toMatchObject(user)
    })

    test.for(['id', 'setsid'])('and ends though a pipe comes in the way of the first %s', async (command, context) => {
      if (shell.name === 'busybox ash') context.skip('busybox runs its own id and setsid, whatever PATH says')
      const path = join(directory, 'own/file')
      await writeFile(path, 'old')
      await chown(path, user.uid, user.gid)
      await mkdir(join(directory, 'bin'))
      const swap = `if [ "$1" != -u ]; then rm -f '${path}'; mkfifo -m 666 '${path}'; fi`
      const text = `#!/bin/sh\n${swap}\nPATH=\${PATH#*:}\nexec ${command} "$@"\n`
      await writeFile(join(directory, 'bin', command), text, { mode: 0o755 })
      // The program is given less patience.
      const impatient = applyProgram.replace('user_limit=30', 'user_limit=2')
      expect(impatient).not.toBe(applyProgram)
      const files = [put(path, 'new', { ...user, expect: sha256('old') })]
      const place = { root: '/', journal: join(directory, 'journal') } as const
      const request = { ...place, mode: 'apply', change: 'c1', stages: [{ files, runs: [] }], verify: [] } as const
      const run = { pathBefore: join(directory, 'bin') }
      const { stdout } = await runProgram(shell, impatient, encodeApplyRequest(request), run)
      expect(parseApplyOutput(stdout).result?.kind).toBe(command === 'id' ? 'write-failed' : 'changed')
    })

    test('and changes it as that user, who may put a link in its way at any command', {
      timeout: walkLimitMs,
    }, async () => {
      const [deep, away, roots] = [join(directory, 'own/deep'), join(directory, 'away'), join(directory, 'roots')]
      const swap = await makeSwitch(`command mv '${deep}' '${away}' && command ln -s '${roots}' '${deep}'`)
      onTestFinished(swap.remove)
      const prepare = async (): Promise<void> => {
        for (const path of [deep, away, roots, join(directory, 'journal')])
          await rm(path, { recursive: true, force: true })
        for (const [path, owner] of [
          [deep, user],
          [roots, root],
        ] as const) {
          await mkdir(join(path, 'sub'), { recursive: true })
          for (const name of ['file', 'gone', 'sub/gone']) await writeFile(join(path, name), 'old', { mode: 0o600 })
          for (const name of ['', 'sub', 'file', 'gone', 'sub/gone'])
            await chown(join(path, name), owner.uid, owner.gid)
        }
      }
      const files = [
        put(join(deep, 'file'), 'new', { ...user, expect: sha256('old') }),
        put(join(deep, 'new/er/file'), 'new', user),
        put(join(deep, 'empty'), '', user),
        remove(join(deep, 'gone'), 'old'),
        remove(join(deep, 'sub/gone'), 'old'),
        remove(join(deep, 'sub')),
      ]
      const place = { root: '/', journal: join(directory, 'journal') } as const
      const forward = { ...place, mode: 'apply', change: 'c1', stages: [{ files, runs: [] }], verify: [] } as const
      const back = { ...place, mode: 'undo', change: 'c1' } as const
      await prepare()
      const before = await treeState(directory)
      expect((await apply(shell, forward)).result).toEqual({ kind: 'done' })
      expect((await apply(shell, back)).result).toEqual({ kind: 'done' })
      expect(ofUser(await treeState(directory))).toEqual(ofUser(before))

      for (const request of [forward, back]) {
        const { first, every } = sampled(11)
        for (let call = first; ; call += every) {
          await prepare()
          const untouched = await treeState(roots)
          if (request === back) await apply(shell, forward)
          await swap.arm(call)
          const { result } = await apply(shell, request, { programBefore: swap.prelude })
          expect({ call, roots: await treeState(roots) }).toEqual({ call, roots: untouched })
          if (!(await swap.struck())) {
            expect(result).toEqual({ kind: 'done' })
            expect(call).toBeGreaterThan(30)
            break
          }
        }
      }
    })

    test('and writes through no link that a member of the directory’s group puts in place of a staged file', {
      timeout: walkLimitMs,
    }, async () => {
      const [shared, victim] = [join(directory, 'roots'), join(directory, 'victim')]
      await chown(shared, root.uid, user.gid)
      await chmod(shared, 0o775)
      await writeFile(victim, 'secret', { mode: 0o600 })
      const swap = await makeSwitch(
        `command find '${shared}' -name '.mooring-*' -type f -exec rm {} ';' -exec ln -s '${victim}' {} ';'`,
      )
      onTestFinished(swap.remove)
      const files = [
        put(join(shared, 'file'), 'new', { expect: sha256('old') }),
        put(join(shared, 'new/er/file'), 'new'),
      ]
      const place = { root: '/', journal: join(directory, 'journal') } as const
      const forward = { ...place, mode: 'apply', change: 'c1', stages: [{ files, runs: [] }], verify: [] } as const
      const untouched = (await treeState(directory)).victim
      for (const request of [forward, { ...place, mode: 'undo', change: 'c1' } as const]) {
        const { first, every } = sampled(9)
        for (let call = first; ; call += every) {
          for (const name of ['file', 'new', '../journal'])
            await rm(join(shared, name), { recursive: true, force: true })
          await writeFile(join(shared, 'file'), 'old')
          if (request !== forward) await apply(shell, forward)
          await swap.arm(call)
          await apply(shell, request, { programBefore: swap.prelude })
          expect({ call, victim: (await treeState(directory)).victim }).toEqual({ call, victim: untouched })
          if (!(await swap.struck())) break
        }
      }
    })

    test('also where only su leads to that user', async () => {
      const programBefore = `command() { [ "$*" != '-v runuser' ] && type "$2" >/dev/null 2>&1; }\n`
      expect((await give('own/deep/er/file', {}, { programBefore })).result).toEqual({ kind: 'done' })
      expect(await lstat(join(directory, 'own/deep/er/file'))).toMatchObject(user)
    })

    test.each([
      ['of root’s into a user’s directory', 'own/file', root],
      ['in a directory that a user’s link leads to', 'own/link/file', root],
      ['in a directory that a link leads to by way of a user’s', 'roots/by/file', root],
    ])('and no file %s', async (_, path, owner) => {
      await symlink(join(directory, 'roots'), join(directory, 'own/link'))
      await symlink('../own/link', join(directory, 'roots/by'))
      expect((await give(path, owner)).result).toEqual({ kind: 'foreign', path: join(directory, path) })
    })

    test('nor in place of one of root’s in a user’s directory', async () => {
      await writeFile(join(directory, 'own/file'), 'old')
      expect((await give('own/file', { expect: sha256('old') })).result).toEqual({
        kind: 'foreign',
        path: join(directory, 'own/file'),
      })
    })

    test('but takes one of root’s away there, which comes back as the user’s if everyone could read it', async () => {
      const [file, secret] = [join(directory, 'own/file'), join(directory, 'own/secret')]
      for (const path of [file, secret]) await writeFile(path, 'old')
      await chmod(secret, 0o600)
      const place = { root: '/', journal: join(directory, 'journal') } as const
      const take = (change: string, path: string) =>
        apply(shell, {
          ...{ ...place, mode: 'apply', change, stages: [{ files: [remove(path, 'old')], runs: [] }], verify: [] },
        } as const)
      expect((await take('c1', file)).result).toEqual({ kind: 'done' })
      await expect(lstat(file)).rejects.toThrow('ENOENT')
      expect((await apply(shell, { ...place, mode: 'undo', change: 'c1' })).result).toEqual({ kind: 'done' })
      expect(await lstat(file)).toMatchObject(user)
      expect((await take('c2', secret)).result).toMatchObject({ kind: 'write-failed', path: secret })
      expect(await lstat(secret)).toMatchObject(root)
    })

    test('and keeps no journal where a user can change it', async () => {
      const place = { root: '/', journal: join(directory, 'own/journal') } as const
      const request = { ...place, mode: 'apply', change: 'c1', stages: [], verify: [] } as const
      expect((await apply(shell, request)).result).toEqual({ kind: 'unsafe', path: join(directory, 'own/journal') })
    })

    test('or in place of one that was the user’s', async () => {
      const file = join(directory, 'roots/file')
      await writeFile(file, 'old')
      await chown(file, user.uid, user.gid)
      expect((await give('roots/file', { expect: sha256('old') })).result).toEqual({ kind: 'done' })
    })
  },
)
