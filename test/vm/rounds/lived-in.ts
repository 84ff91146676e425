import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Release } from '../images.ts'
import { byFingerprint, host, type MachineUser, persistent, type Registries } from '../machine-user.ts'

const other = 'etc/docker/certs.d/other:5000'

/**
 * Every line ends as on Windows, which a comment hides from the shell. It makes a directory where Docker would make a link,
 * follows Docker's old advice about server.pem, ends in the middle, and its last line does not end.
 */
const bootsync = [
  '#!/bin/sh',
  `mkdir -p /${other} #`,
  `cat ${persistent}/server.pem >>/etc/ssl/certs/ca-certificates.crt #`,
  'exit 0 #',
  'exit 1',
].join('\r\n')

/**
 * At a boot with Mooring's block, which leads /etc/docker to the disk, that line makes its directory there. It is its user's, and
 * Mooring's to leave alone; who compares the disk takes it away.
 */
export async function removeUsersOwn({ vm }: MachineUser): Promise<void> {
  await vm.must(`cd ${persistent} && if [ -d ${other} ]; then sudo rmdir ${other}; fi`)
}

/** On a machine that somebody has set up by hand since, and with flags of docker-machine's own: over a boot, and back. */
export function describeLivedIn(release: Release, user: () => MachineUser, registries: () => Registries): void {
  const changes: string[] = []
  let before: string[]
  const read = (path: string): Promise<string> => user().vm.must(`sudo cat ${path}`)
  const change = async (...args: string[]) => {
    const { plan, report } = await user().mooring(...args, '--host', host)
    expect(report).toMatchObject({ outcome: 'done' })
    changes.push(report?.change ?? '')
    return plan.notes.map(({ code }) => code)
  }

  describe('after somebody lived in it', () => {
    it('reaches what the old advice has it trust, and nothing that was taken back before this boot', async () => {
      const { appended, system } = registries()
      const profile = await read(`${persistent}/profile`)
      const flag = '--insecure-registry other.example.com:5000'
      await user().write({
        [`${persistent}/bootsync.sh`]: bootsync,
        [`${persistent}/profile`]: profile.replace('virtualbox\n', `virtualbox\n${flag}\n`),
        [`${persistent}/server.pem`]: (await read(`${persistent}/server.pem`)) + appended.certificatePem,
        // The older line stops at what is no certificate.
        [`${persistent}/certs/a-key.pem`]: '-----BEGIN NOTHING-----\n',
        [`${persistent}/certs/company.pem`]: system.certificatePem,
      })
      await user().restart()
      expect(await user().reached()).toEqual(release === 'new' ? ['system', 'appended'] : ['appended'])
      expect(await user().vm.must('ls -ld /etc/docker')).toMatch(/^d/)
      await user().vm.must(`sudo rm ${persistent}/certs/a-key.pem`)
      before = await user().disk()
    })

    it('trusts another although its /etc/docker hides the disk', async () => {
      const notes = await change('trust', ...byFingerprint(registries().trusted))
      expect(notes).toEqual(expect.arrayContaining(['docker-hidden', 'copy-in-memory', 'server-certificate-mixed']))
    })

    it('has an insecure one among docker-machine’s flags, and says what would drop it', async () => {
      expect(await change('insecure', 'on', registries().insecure.name)).toContain('insecure-machine')
      const profile = await read(`${persistent}/profile`)
      expect(profile).toContain('\n--label provider=virtualbox\n')
      for (const name of ['other.example.com:5000', registries().insecure.name]) {
        expect(profile).toContain(`--insecure-registry ${name}`)
      }
    })

    it('moves what the old advice put into server.pem, which then is docker-machine’s again', async () => {
      await change('migrate')
      const own = await readFile(join(user().vm.store.machine, 'server.pem'), 'utf8')
      expect(await read(`${persistent}/server.pem`)).toBe(own)
    })

    it('reaches all of them, after a boot as well', async () => {
      expect(await user().reached()).toEqual(expect.arrayContaining(['trusted', 'insecure', 'appended']))
      await user().restart()
      expect(await user().reached()).toEqual(['trusted', 'system', 'insecure', 'appended'])
      expect(await user().vm.must('readlink /etc/docker')).toBe(`${persistent}/etc/docker\n`)
      expect(await user().vm.must(`ls ${persistent}/etc/docker/certs.d`)).toContain('other:5000')
      await removeUsersOwn(user())
    })

    it('has its disk back, byte for byte, when each change is undone after that boot', async () => {
      for (const id of changes.reverse()) await user().mooring('undo', id)
      expect(await user().changed(before)).toEqual([])
    })
  })
}
