import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSshShell } from '../../../main/hosts/ways/ssh/ssh-shell.ts'
import { makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'
import { echo, sshDeps, sshTarget } from '../../support/ssh/ssh-client.ts'

const count = Number(process.env['MOORING_HOSTS'] ?? 40)
/** OpenSSH's own limits: from the eleventh login in progress on, some are turned away. Forty hosts meet stricter ones. */
const strict = count > 40 ? 'MaxStartups 10:30:100' : 'MaxStartups 2:100:3'
const names = Array.from({ length: count }, (_, index) => `ship-${index}`)

let box: SshBox
let jump: SshServer
let behind: SshServer

beforeAll(async () => {
  ;({ box } = await makeOpenBox())
  jump = await box.sshd([strict])
  behind = await box.sshd([strict])
})
afterAll(() => box?.close())

/** How often somebody logged in, by a server's log. */
const loginsAt = (server: SshServer): number => server.log().split('Accepted publickey').length - 1

/** Contacts all at once. */
async function contactAll(through: SshServer | undefined): Promise<string[]> {
  const deps = sshDeps()
  const hostKeys = { firstContact: 'pin', writeTo: undefined } as const
  const via = through && { via: sshTarget(box.directory, through.port, { name: 'jump', hostKeys }) }
  const shells = names.map((name) =>
    createSshShell(async () => sshTarget(box.directory, behind.port, { name, hostKeys, ...via }), deps),
  )
  try {
    return await Promise.all(shells.map((shell, index) => echo(shell, names[index])))
  } finally {
    for (const shell of shells) shell.close()
  }
}

const all = names.map((name) => `captain: ${name}`)

it(`${count} hosts behind one jump host share a login there, though it takes two at a time`, async () => {
  expect(await contactAll(jump)).toEqual(all)
  expect(loginsAt(jump)).toBe(1)
  expect(behind.log()).toMatch(/beginning MaxStartups throttling|drop connection/)
})

it(`${count} names of one server are all reached without a jump host too`, async () => {
  expect(await contactAll(undefined)).toEqual(all)
})

it('a server that turns everyone away is given up', async () => {
  const full = await box.sshd(['MaxStartups 1:100:1'])
  // One that never logs in takes the only place.
  const waiting = connect(full.port, '127.0.0.1')
  await new Promise((resolve) => waiting.once('data', resolve))
  const turned = createSshShell(
    async () => sshTarget(box.directory, full.port, { hostKeys: { firstContact: 'pin' } }),
    {
      ...sshDeps(),
      turnedAwayMs: 1_000,
    },
  )
  try {
    const params = { host: 'ship', address: `127.0.0.1:${full.port}`, seconds: 1 }
    await expect(echo(turned)).rejects.toMatchObject({ code: 'ssh-turned-away', params })
  } finally {
    waiting.destroy()
    turned.close()
  }
})
