import { describe, expect, test } from 'vitest'
import { apply } from '../support/host-programs/host-program.ts'
import { makeHost, planFor, settled, walk, walkLimitMs, walks } from '../support/host-programs/kill-walk.ts'

describe.concurrent.each(walks)(
  'apply on $shell.name dies at call $first and every $every-th after it ($death)',
  (each) => {
    test('and the next contact finds everything old or everything new, never a mix', {
      timeout: walkLimitMs,
    }, async () => {
      const { shell } = each
      const sample = await makeHost()
      const old = await sample.state()
      expect((await apply(shell, planFor(sample, 'c1'))).result).toEqual({ kind: 'done' })
      const after = await sample.state()
      const found = new Set<string>()
      await walk(
        each,
        makeHost,
        (tree, run) => apply(shell, planFor(tree, 'c1'), run),
        async (tree, killedAt) => {
          const state = await settled(shell, tree, old, after, killedAt)
          found.add(state)
          const next = state === 'old' ? planFor(tree, 'c2') : tree.undo('c1')
          expect({ killedAt, ...(await apply(shell, next)) }).toMatchObject({ killedAt, result: { kind: 'done' } })
        },
      )
      expect(found).toContain('old')
      await sample.remove()
    })
  },
)
