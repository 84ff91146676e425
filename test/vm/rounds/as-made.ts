import { describe, expect, it } from 'vitest'
import type { Release } from '../images.ts'
import { byFingerprint, host, type MachineUser, type Registries } from '../machine-user.ts'

/** `--system`, and what it is called where a machine is all that is spoken of. */
const systemOptions = { new: ['--system'], old: ['--persist', 'certs-dir'] }
const persistOptions = { new: [], old: ['--persist', 'bootsync'] }

/** On a machine as docker-machine made it: all three ways to reach a registry, over a boot, and back. */
export function describeAsMade(release: Release, user: () => MachineUser, registries: () => Registries): void {
  const trust = async () => {
    const { trusted } = registries()
    return user().mooring('trust', ...byFingerprint(trusted), ...persistOptions[release], '--host', host)
  }
  const dockers = async (): Promise<string> => user().vm.must('cat /var/run/docker.pid')
  let before: string[]

  describe('as docker-machine made it', () => {
    it('reaches none of the registries at first', async () => {
      before = await user().disk()
      expect(await user().reached()).toEqual([])
    })

    it('trusts one by certs.d on its disk, and Docker goes on', async () => {
      const docker = await dockers()
      const { report } = await trust()
      expect(report).toMatchObject({ outcome: 'done', verdicts: [{ answer: 'reached' }] })
      expect(await dockers()).toBe(docker)
    })

    it('has an insecure one in daemon.json on its disk, and Docker goes on', async () => {
      const docker = await dockers()
      const { report } = await user().mooring('insecure', 'on', registries().insecure.name, '--host', host)
      expect(report).toMatchObject({ outcome: 'done', verdicts: [{ answer: 'reached' }] })
      expect(await dockers()).toBe(docker)
    })

    it('trusts one as a whole system, and Docker restarts', async () => {
      const docker = await dockers()
      const { system } = registries()
      const { report } = await user().mooring(
        'trust',
        ...byFingerprint(system),
        ...systemOptions[release],
        '--host',
        host,
      )
      expect(report).toMatchObject({ outcome: 'done', verdicts: [{ answer: 'reached' }, { answer: 'reached' }] })
      expect(await dockers()).not.toBe(docker)
      expect(await user().reached()).toEqual(['trusted', 'system', 'insecure'])
    })

    it('is the same after a boot, where nothing is left to do', async () => {
      await user().vm.reboot()
      await user().vm.docker()
      expect(await user().reached()).toEqual(['trusted', 'system', 'insecure'])
      expect((await trust()).plan).toMatchObject({ outcome: 'nothing', stages: [] })
    })

    it('has its disk back, byte for byte, when all is taken back', async () => {
      const { trusted, system, insecure } = registries()
      await user().mooring('untrust', trusted.name, '--host', host)
      await user().mooring('untrust', system.name, '--host', host)
      await user().mooring('insecure', 'off', insecure.name, '--host', host)
      expect(await user().reached()).toEqual([])
      expect(await user().changed(before)).toEqual([])
    })
  })
}
