import { describe, expect, test } from 'vitest'
import { apply } from '../support/host-programs/host-program.ts'
import { makeHost, planFor, settled, walk, walkLimitMs, walks } from '../support/host-programs/kill-walk.ts'

describe.concurrent.each(walks)(
  'undo on $shell.name dies at call $first and every $every-th after it ($death)',
  (each) => {
    test('and the next contact finds everything undone or nothing', { timeout: walkLimitMs }, async () => {
      const { shell } = each
      const sample = await makeHost()
      const undone = await sample.state()
      expect((await apply(shell, planFor(sample, 'c1'))).result).toEqual({ kind: 'done' })
      const changed = await sample.state()
      const found = new Set<string>()
      await walk(
        each,
        async () => {
          const tree = await makeHost()
          expect((await apply(shell, planFor(tree, 'c1'))).result).toEqual({ kind: 'done' })
          return tree
        },
        (tree, run) => apply(shell, tree.undo('c1'), run),
        async (tree, killedAt) => {
          const state = await settled(shell, tree, changed, undone, killedAt)
          found.add(state)
          const next = state === 'old' ? tree.undo('c1') : planFor(tree, 'c2')
          expect({ killedAt, ...(await apply(shell, next)) }).toMatchObject({ killedAt, result: { kind: 'done' } })
        },
      )
      expect(found).toEqual(new Set(['old', 'new']))
      await sample.remove()
    })
  },
)
