import { describe, expect, it } from 'vitest'
import { profile } from '../machine-store.ts'
import { byFingerprint, host, type MachineUser, persistent, type Registries } from '../machine-user.ts'

const hiding = '#!/bin/sh\nmkdir -p /etc/docker/certs.d/other:5000\n'

/** On a machine whose bootsync.sh hides the disk: two registries need Mooring's lines in it, and go one after the other. */
export function describeHiddenDisk(user: () => MachineUser, registries: () => Registries): void {
  const script = (): Promise<string> => user().vm.must(`sudo cat ${persistent}/bootsync.sh`)
  const mooring = async (...args: string[]): Promise<string> => {
    const { report } = await user().mooring(...args, '--host', host)
    expect(report).toMatchObject({ outcome: 'done' })
    return report?.change ?? ''
  }

  describe('whose bootsync.sh hides the disk', () => {
    let trusting: string
    let untrusting: string

    it('reads trust and an insecure entry from its disk after a boot', async () => {
      const { trusted, insecure } = registries()
      await user().write({ [`${persistent}/bootsync.sh`]: hiding, [`${persistent}/profile`]: profile })
      await user().restart()
      expect(await user().vm.must('ls -ld /etc/docker')).toMatch(/^d/)
      trusting = await mooring('trust', ...byFingerprint(trusted))
      await user().restart()
      await mooring('insecure', 'on', insecure.name)
      expect(await user().reached()).toEqual(expect.arrayContaining(['trusted', 'insecure']))
      expect(await user().vm.must(`sudo cat ${persistent}/etc/docker/daemon.json`)).toContain(insecure.name)
    })

    it('has no undo of the first take away what the second needs, and untrust keeps it', async () => {
      const { trusted } = registries()
      expect(await user().refused('undo', trusting)).toBe('undo-shared')
      untrusting = await mooring('untrust', trusted.name)
      await user().restart()
      const reached = await user().reached()
      expect(reached).toContain('insecure')
      expect(reached).not.toContain('trusted')
    })

    it('has its script back with the last of them, and no undo brings back what it would not read', async () => {
      await mooring('insecure', 'off', registries().insecure.name)
      expect(await script()).toBe(hiding)
      expect(await user().refused('undo', untrusting)).toBe('undo-unread')
      await user().vm.must(`sudo rm ${persistent}/bootsync.sh`)
    })
  })
}
