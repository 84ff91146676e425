import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ApplyResult } from '../../main/engine/host-protocol/answer.ts'
import type { ApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { apply, dash, hostShells } from '../support/host-programs/host-program.ts'
import { makeHost, planFor, settled, walkLimitMs } from '../support/host-programs/kill-walk.ts'
import { sampled } from '../support/host-programs/stride.ts'
import { run, start, until } from '../support/processes/process.ts'

const program = join(import.meta.dirname, '../support/host-programs/failing-disk.py')
const hasFuse = (await run('/usr/bin/python3', ['-c', 'import fusepy; open("/dev/fuse")'])).code === 0

/** How a disk fails: in one call or in all that follow, with which error, in reading or in writing. */
const failures = [
  { how: 'one write', kinds: 'w', error: 'EIO', isLasting: false },
  { how: 'all writes', kinds: 'w', error: 'EIO', isLasting: true },
  { how: 'what is over a quota', kinds: 'w', error: 'EDQUOT', isLasting: true },
  { how: 'one read', kinds: 'r', error: 'EIO', isLasting: false },
] as const
const walks = failures.flatMap((failure, at) =>
  (['apply', 'undo', 'recover'] as const).map((verb, index) => {
    return { ...failure, verb, shell: hostShells[(at + index) % hostShells.length] ?? dash }
  }),
)

type Failing = Pick<(typeof failures)[number], 'kinds' | 'error' | 'isLasting'>
const dead: Failing = { kinds: 'w', error: 'EIO', isLasting: true }

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

describe.skipIf(!hasFuse)('a disk that fails (needs python3-fusepy and /dev/fuse)', () => {
  test.each(walks)('$how in $verb on $shell.name', { timeout: walkLimitMs }, async ({ shell, verb, ...failure }) => {
    const directory = await mkdtemp(join(tmpdir(), 'mooring-failing-'))
    const [below, top, plan] = [join(directory, 'below'), join(directory, 'top'), join(directory, 'plan')]
    await Promise.all([mkdir(below, { mode: 0o700 }), mkdir(top)])
    const disk = start('/usr/bin/python3', [program, below, top, plan])
    onTestFinished(async () => {
      await run('umount', ['-l', top])
      await disk.stop()
      await rm(directory, { recursive: true })
    })
    await until('the disk', async () => (await run('mountpoint', ['-q', top])).code === 0)
    const sample = await makeHost()
    const old = await sample.state()
    expect((await apply(shell, planFor(sample, 'c1'))).result).toEqual({ kind: 'done' })
    const changed = await sample.state()
    await sample.remove()
    const fail = async (
      at: number,
      request: ApplyRequest,
      how: Failing = failure,
    ): Promise<ApplyResult | undefined> => {
      await writeFile(plan, `${at} ${how.isLasting ? 1e9 : at} ${how.error} ${how.kinds}\n`)
      const { result } = await apply(shell, request)
      await rm(plan)
      return result
    }
    const { first, every } = sampled(17)
    for (let call = first, struck = true; struck; call += every) {
      await rm(`${plan}-struck`, { force: true })
      await mkdir(join(top, String(call)), { mode: 0o700 })
      const tree = await makeHost(join(top, String(call)))
      const request = planFor(tree, 'c1')
      if (verb !== 'apply') expect((await apply(shell, request)).result).toEqual({ kind: 'done' })
      // Only a disk that goes on failing leaves an undo that was not rolled back.
      if (verb === 'recover') {
        expect(await fail(40, tree.undo('c1'), dead)).toMatchObject({
          kind: expect.stringMatching(/^(halted|write-failed)$/),
        })
        expect(await tree.leftovers()).not.toEqual([])
      }
      await rm(`${plan}-struck`, { force: true })
      const result = await fail(call, { apply: request, undo: tree.undo('c1'), recover: tree.recover }[verb])
      struck = await isThere(`${plan}-struck`)
      const there = await tree.state()
      if (result?.kind === 'done') expect({ call, there }).toEqual({ call, there: verb === 'apply' ? changed : old })
      await settled(shell, tree, old, changed, call)
      await tree.remove()
    }
  })
})
