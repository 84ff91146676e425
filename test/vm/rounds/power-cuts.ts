import { describe, expect, it } from 'vitest'
import { until } from '../../support/processes/process.ts'
import type { Release } from '../images.ts'
import { byFingerprint, host, type MachineUser, type Registries } from '../machine-user.ts'

/** A change that is cut off when it comes to a step, and what takes it back. */
interface Cut {
  readonly step: string
  readonly make: (registries: Registries) => string[]
  readonly takeBack: (registries: Registries) => string[]
}

const trust: Omit<Cut, 'step'> = {
  make: ({ trusted }) => ['trust', ...byFingerprint(trusted)],
  takeBack: ({ trusted }) => ['untrust', trusted.name],
}
const insecure: Omit<Cut, 'step'> = {
  make: ({ insecure }) => ['insecure', 'on', insecure.name],
  takeBack: ({ insecure }) => ['insecure', 'off', insecure.name],
}
/** Each takes a boot, so the lines share them. */
const cuts: Readonly<Record<Release, readonly Cut[]>> = {
  new: [
    { step: 'ca.crt', ...trust },
    { step: 'restarting Docker', ...insecure },
  ],
  old: [{ step: 'bootsync.sh', ...trust }],
}

/** The power fails while a machine is changed. */
export function describePowerCuts(release: Release, user: () => MachineUser, registries: () => Registries): void {
  const mooring = (args: string[]) => user().mooring(...args, '--host', host)

  describe('whose power fails in the middle of a change', () => {
    it.each(cuts[release])(
      'at $step: boots, Docker starts, and all is old or all is new',
      async ({ step, make, takeBack }) => {
        const before = await user().disk()
        const running = user().cli.start(...make(registries()), '--host', host, '--yes')
        await until(step, async () => running.log().includes(step))
        await user().vm.reset()
        await running.stop()
        await user().vm.docker()
        const { report } = await mooring(['recover'])
        const after = await user().disk()
        if (report || after.join() === before.join()) {
          expect(after).toEqual(before)
        } else {
          expect((await mooring(make(registries()))).plan.outcome).toBe('nothing')
          await mooring(takeBack(registries()))
          expect(await user().disk()).toEqual(before)
        }
      },
    )
  })
}
