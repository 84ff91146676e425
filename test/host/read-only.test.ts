import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ApplyResult } from '../../main/engine/host-protocol/answer.ts'
import type { ApplyRequest } from '../../main/engine/host-protocol/apply.ts'
import { apply, dash, hostShells } from '../support/host-programs/host-program.ts'
import { makeSwitch } from '../support/host-programs/kill-switch.ts'
import { makeHost, planFor, settled, walkLimitMs } from '../support/host-programs/kill-walk.ts'
import { sampled } from '../support/host-programs/stride.ts'
import { must, run } from '../support/processes/process.ts'

/** What the kernel does with a file system whose disk fails: from some moment on nothing can be written. */
const walks = (['apply', 'undo', 'recover'] as const).map((verb, at) => ({ verb, shell: hostShells[at] ?? dash }))

describe.skipIf(process.getuid?.() !== 0)('a disk that fails (needs root to mount one)', () => {
  test.each(walks)(
    'in $verb on $shell.name, at whichever call: what is said is true, and nothing is lost',
    {
      timeout: walkLimitMs,
    },
    async ({ shell, verb }) => {
      const top = await mkdtemp(join(tmpdir(), 'mooring-read-only-'))
      const remount = (how: 'ro' | 'rw'): Promise<string> => must('mount', ['-o', `remount,${how}`, top])
      const fails = await makeSwitch(`command mount -o remount,ro '${top}'`)
      onTestFinished(async () => {
        await fails.remove()
        await run('umount', [top])
        await run('rmdir', [top])
      })
      const sample = await makeHost()
      const old = await sample.state()
      expect((await apply(shell, planFor(sample, 'c1'))).result).toEqual({ kind: 'done' })
      const changed = await sample.state()
      await sample.remove()
      const { first, every } = sampled(23)
      for (let call = first, struck = true; struck; call += every) {
        await must('mount', ['-t', 'tmpfs', '-o', 'mode=700', 'tmpfs', top])
        const tree = await makeHost(top)
        const fail = async (at: number, request: ApplyRequest): Promise<ApplyResult | undefined> => {
          await fails.arm(at)
          const { result } = await apply(shell, request, { programBefore: fails.prelude })
          struck = await fails.struck()
          return result
        }
        const plan = planFor(tree, 'c1')
        if (verb !== 'apply') expect((await apply(shell, plan)).result).toEqual({ kind: 'done' })
        if (verb === 'recover') {
          await fail(60, tree.undo('c1'))
          expect(struck).toBe(true)
          await remount('rw')
        }
        const result = await fail(call, { apply: plan, undo: tree.undo('c1'), recover: tree.recover }[verb])
        const there = await tree.state()
        await remount('rw')
        const kinds = /^(done|nothing|recovered|write-failed|halted)$/
        expect({ call, kind: result?.kind }).toEqual({ call, kind: expect.stringMatching(kinds) })
        if (result?.kind === 'done') expect({ call, there }).toEqual({ call, there: verb === 'apply' ? changed : old })
        await settled(shell, tree, old, changed, call)
        await must('umount', [top])
      }
    },
  )
})
