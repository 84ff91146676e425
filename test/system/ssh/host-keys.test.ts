import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ScriptRunner } from '../../../main/hosts/ways/shell.ts'
import { knownHostLine, knownNames } from '../../../main/hosts/ways/ssh/known-hosts.ts'
import { createSshShell } from '../../../main/hosts/ways/ssh/ssh-shell.ts'
import type { SshTarget } from '../../../main/hosts/ways/ssh/target.ts'
import { must } from '../../support/processes/process.ts'
import { makeKey, makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'
import { echo, type Person, sshDeps, sshTarget } from '../../support/ssh/ssh-client.ts'

let box: SshBox
let server: SshServer
let knownHosts: string
let fingerprint: string
const shells: ScriptRunner[] = []

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
  knownHosts = join(box.directory, 'known_hosts')
  fingerprint = (await must('ssh-keygen', ['-lf', join(box.directory, 'host_ed25519')])).split(' ')[1] ?? ''
})
afterAll(() => box?.close())
beforeEach(() => rm(knownHosts, { force: true }))
afterEach(() => {
  for (const shell of shells.splice(0)) shell.close()
})

/** Logs in with known_hosts as they are. */
async function contact(person: Person = {}, hostKeys: Partial<SshTarget['hostKeys']> = {}, port = server.port) {
  const deps = sshDeps(person)
  const shell = createSshShell(async () => sshTarget(box.directory, port, { hostKeys }), deps)
  shells.push(shell)
  return { said: await echo(shell), asked: deps.asked }
}

/** The line of a host, with the key of that name in the box. */
async function line(name: string, keyFile = 'host_ed25519'): Promise<string> {
  const [type = '', base64 = ''] = (await readFile(join(box.directory, `${keyFile}.pub`), 'utf8')).split(' ')
  return `${name} ${type} ${base64}\n`
}

describe('the first contact', () => {
  it('is refused, with the fingerprint that the host itself tells, unless somebody accepts it', async () => {
    await expect(contact()).rejects.toMatchObject({
      code: 'ssh-host-key-unknown',
      params: { host: 'ship', address: `127.0.0.1:${server.port}`, type: 'ssh-ed25519', fingerprint },
    })
    await expect(readFile(knownHosts)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.each([false, true])('that was accepted is the last one that asks (hashed: %j)', async (hashed) => {
    await writeFile(knownHosts, '# mine\nother ssh-ed25519 AAAA')
    const first = await contact({ accepts: true }, { hashed })
    expect(first).toEqual({ said: 'captain: ahoy', asked: [`host key ssh-ed25519 ${fingerprint}`] })
    expect(await readFile(knownHosts, 'utf8')).toMatch(/^# mine\nother ssh-ed25519 AAAA\n/)
    expect((await contact()).asked).toEqual([])
    const args = ['-o', `UserKnownHostsFile=${knownHosts}`, '-o', 'BatchMode=yes', '-o', 'StrictHostKeyChecking=yes']
    const key = join(box.directory, 'id_ed25519')
    const login = ['-F', 'none', '-i', key, '-p', String(server.port), 'captain@127.0.0.1', 'echo', 'known']
    expect(await must('ssh', [...args, ...login])).toBe('known\n')
  })

  it.each(['/dev/null', undefined])('is the last one that asks, if %s can’t keep the key', async (writeTo) => {
    const pins = join(box.directory, 'pins', 'known_hosts')
    const nowhere = { files: writeTo === undefined ? [] : [writeTo], writeTo, otherwise: pins }
    await expect(contact({}, nowhere)).rejects.toMatchObject({ code: 'ssh-host-key-unknown' })
    expect((await contact({ accepts: true }, nowhere)).asked).toHaveLength(1)
    expect(await contact({}, nowhere)).toEqual({ said: 'captain: ahoy', asked: [] })
    await makeKey(join(box.directory, 'stranger'))
    await writeFile(pins, await line(`[127.0.0.1]:${server.port}`, 'stranger'))
    const changed = { code: 'ssh-host-key-changed', params: { file: pins, line: 1 } }
    await expect(contact({ accepts: true }, nowhere)).rejects.toMatchObject(changed)
    await rm(pins)
  })

  it('pins the key where that is the policy, and asks nobody', async () => {
    expect((await contact({}, { firstContact: 'pin' })).asked).toEqual([])
    expect((await contact({})).asked).toEqual([])
  })
})

describe('a host that is known', () => {
  it.each([
    ['its port', () => `[127.0.0.1]:${server.port}`],
    ['its name alone', () => '127.0.0.1'],
    ['a pattern', () => '127.0.0.?'],
  ])('by %s is logged in to', async (_, name) => {
    await writeFile(knownHosts, await line(name()))
    expect((await contact()).said).toBe('captain: ahoy')
  })

  it('by another key is refused, with the line, whoever would accept it, and under a pin too', async () => {
    await makeKey(join(box.directory, 'stranger'))
    await writeFile(knownHosts, `# one\n${await line(`[127.0.0.1]:${server.port}`, 'stranger')}`)
    const refusal = { code: 'ssh-host-key-changed', params: { file: knownHosts, line: 2, fingerprint } }
    await expect(contact({ accepts: true })).rejects.toMatchObject(refusal)
    await expect(contact({}, { firstContact: 'pin' })).rejects.toMatchObject(refusal)
  })

  it('to Mooring alone has its new key in place of the earlier one, once exactly that was accepted', async () => {
    const pins = join(box.directory, 'pins', 'known_hosts')
    const name = `[127.0.0.1]:${server.port}`
    const others = `# mine\n${await line('other.example.com', 'stranger')}`
    const kept = { files: [pins], writeTo: pins, otherwise: pins }
    await mkdir(join(box.directory, 'pins'), { recursive: true })
    await writeFile(pins, others + (await line(name, 'stranger')))
    const known = (await must('ssh-keygen', ['-lf', join(box.directory, 'stranger')])).split(' ')[1] ?? ''
    const refusal = { code: 'ssh-host-key-changed', params: { file: pins, line: 3, fingerprint, known } }
    await expect(contact({ accepted: [known] }, kept)).rejects.toMatchObject(refusal)
    await expect(contact({}, { ...kept, firstContact: 'pin' })).rejects.toMatchObject(refusal)
    expect((await contact({ accepted: [fingerprint] }, kept)).said).toBe('captain: ahoy')
    expect(await readFile(pins, 'utf8')).toBe(others + (await line(name)))
    expect((await contact({}, kept)).asked).toEqual([])
    await writeFile(pins, await line(name, 'stranger'))
    await writeFile(knownHosts, await line(name, 'stranger'))
    const both = { files: [knownHosts, pins], writeTo: pins, otherwise: pins }
    await expect(contact({ accepted: [fingerprint] }, both)).rejects.toMatchObject({ code: 'ssh-host-key-changed' })
    await rm(pins)
  })

  it('whose key is revoked is refused', async () => {
    await writeFile(knownHosts, `${await line(`[127.0.0.1]:${server.port}`)}@revoked ${await line('*')}`)
    await expect(contact({ accepts: true })).rejects.toMatchObject({
      code: 'ssh-host-key-revoked',
      params: { line: 2 },
    })
  })

  it('is asked for the types of key that are known, so that no other hides them', async () => {
    const ecdsa = await makeKey(join(box.directory, 'host_ecdsa'), ['-t', 'ecdsa', '-N', ''])
    const rsa = await makeKey(join(box.directory, 'host_rsa'), ['-t', 'rsa', '-N', ''])
    const { port } = await box.sshd([`HostKey ${ecdsa}`, `HostKey ${rsa}`])
    for (const keyFile of ['host_rsa', 'host_ecdsa', 'host_ed25519']) {
      await writeFile(knownHosts, await line(`[127.0.0.1]:${port}`, keyFile))
      expect((await contact({}, { names: knownNames('127.0.0.1', port) }, port)).said).toBe('captain: ahoy')
    }
  })

  it('cannot be told where known_hosts cannot be read', async () => {
    await expect(contact({ accepts: true }, { files: [box.directory] })).rejects.toMatchObject({
      code: 'file-unreadable',
    })
  })

  it('by a key that was accepted for another name is not known', async () => {
    const [, base64 = ''] = (await line('x')).split(' ').slice(1)
    await writeFile(knownHosts, `${knownHostLine('other', Buffer.from(base64, 'base64'), true)}\n`)
    await expect(contact()).rejects.toMatchObject({ code: 'ssh-host-key-unknown' })
  })
})
