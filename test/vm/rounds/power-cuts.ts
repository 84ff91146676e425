import { beforeAll, describe, expect, it } from 'vitest'
import { picked, sampled } from '../../support/host-programs/stride.ts'
import { until } from '../../support/processes/process.ts'
import { byFingerprint, host, type MachineUser, type Registries } from '../machine-user.ts'
import { removeUsersOwn } from './lived-in.ts'

/** A change that is cut off at a step, and what takes it back. */
interface Change {
  readonly what: string
  readonly make: (registries: Registries) => string[]
  readonly takeBack: (registries: Registries) => string[]
}

const changes: readonly Change[] = [
  {
    what: 'trust',
    make: ({ trusted }) => ['trust', ...byFingerprint(trusted)],
    takeBack: ({ trusted }) => ['untrust', trusted.name],
  },
  {
    what: 'trust by the whole system',
    make: ({ system }) => ['trust', ...byFingerprint(system), '--system'],
    takeBack: ({ system }) => ['untrust', system.name],
  },
  {
    what: 'insecure',
    make: ({ insecure }) => ['insecure', 'on', insecure.name],
    takeBack: ({ insecure }) => ['insecure', 'off', insecure.name],
  },
]

/** More than any change tells. */
const stepsAtMost = 10

/** The power fails while a machine is changed. Each step takes a boot, so only some are tried. */
export function describePowerCuts(user: () => MachineUser, registries: () => Registries): void {
  const mooring = (args: string[]) => user().mooring(...args, '--host', host)
  const ends: string[] = []

  /** Has the power fail once a change has told of so many steps; whether it came that far. */
  async function cutAt(step: number, { make, takeBack }: Change): Promise<boolean> {
    const before = await user().disk()
    const running = user().cli.start(...make(registries()), '--host', host, '--yes')
    const told = () => running.log().match(new RegExp(`^ {2}${host} {2}.*$`, 'gm')) ?? []
    let code: number | null | undefined
    void running.ended.then((ended) => (code = ended))
    // Docker restarts in an emulated machine, beside whatever else runs here.
    await until(`step ${step}`, async () => told().length >= step || code !== undefined, 600_000)
    // It may end by itself before the power does.
    const isCut = code === undefined
    const at = `cut at “${told().at(-1)?.trim()}”`
    await user().vm.reset()
    await running.stop()
    if (!isCut) expect(code, at).toBe(0)
    await user().vm.docker()
    await removeUsersOwn(user())
    const { report } = await mooring(['recover'])
    const changed = await user().changed(before)
    ends.push(`${isCut ? at : 'not cut'}: ${changed.length === 0 ? 'old' : 'new'}`)
    if (isCut && (report || changed.length === 0)) {
      expect(changed, at).toEqual([])
    } else {
      if (!isCut) expect(report, at).toBeUndefined()
      expect((await mooring(make(registries()))).plan.outcome, at).toBe('nothing')
      await mooring(takeBack(registries()))
      expect(await user().changed(before), `taken back, ${at}`).toEqual([])
    }
    return isCut
  }

  describe('whose power fails in the middle of a change', () => {
    beforeAll(() => user().vm.docker())

    it.each(picked(changes, 2))(
      '$what: boots, Docker starts, and all is old or all is new, at any step',
      { timeout: 3_600_000 },
      async (change) => {
        const { first, every } = sampled(stepsAtMost)
        for (let step = first; step <= stepsAtMost; step += every) if (!(await cutAt(step, change))) break
        process.stdout.write(`${change.what}: ${ends.length} power cuts\n  ${ends.splice(0).join('\n  ')}\n`)
      },
    )
  })
}
