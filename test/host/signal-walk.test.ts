import { describe, expect, test } from 'vitest'
import { apply, hostShells } from '../support/host-programs/host-program.ts'
import { makeSwitch, type Switch } from '../support/host-programs/kill-switch.ts'
import { makeHost, planFor, walkLimitMs } from '../support/host-programs/kill-walk.ts'
import { sampled } from '../support/host-programs/stride.ts'

/** Ctrl+C at a terminal reaches the program and what it has started, and a person in a hurry presses it again. */
describe.concurrent.each(hostShells)('a signal to the whole group on $name', (shell) => {
  test.each(['INT', 'TERM', 'HUP'])(
    'cancels the change, at whichever call: %s',
    { timeout: walkLimitMs },
    async (signal) => {
      const killer = await makeSwitch(`kill -s ${signal} 0`, 7)
      await walk(killer).finally(killer.remove)
    },
  )

  async function walk(killer: Switch): Promise<void> {
    const { first, every } = sampled(19)
    for (let call = first, struck = true; struck; call += every) {
      const tree = await makeHost()
      const before = await tree.state()
      await killer.arm(call)
      const { result } = await apply(shell, planFor(tree, 'c1'), { programBefore: killer.prelude })
      struck = await killer.struck()
      if (!struck || result?.kind === 'done') expect(call).toBeGreaterThan(30)
      else {
        expect({ call, result }).toEqual({ call, result: { kind: 'cancelled' } })
        expect({ call, left: await tree.leftovers() }).toEqual({ call, left: [] })
        expect(Object.entries(await tree.state()).filter(([path]) => path.startsWith('etc'))).toEqual(
          Object.entries(before).filter(([path]) => path.startsWith('etc')),
        )
      }
      await tree.remove()
    }
  }
})
