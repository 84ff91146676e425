import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ScriptRunner } from '../../../main/hosts/ways/shell.ts'
import type { SshDeps } from '../../../main/hosts/ways/ssh/deps.ts'
import { createSshShell } from '../../../main/hosts/ways/ssh/ssh-shell.ts'
import { must, run } from '../../support/processes/process.ts'
import { makeOpenBox, matePassword, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'
import { echo, type Person, sshDeps, sshTarget } from '../../support/ssh/ssh-client.ts'

let box: SshBox
let server: SshServer
const shells: ScriptRunner[] = []

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
})
afterAll(() => box?.close())
afterEach(() => {
  for (const shell of shells.splice(0)) shell.close()
})

function openAs(user: string, person: Person = {}) {
  const deps = sshDeps(person)
  const target = sshTarget(box.directory, server.port, { user, hostKeys: { firstContact: 'pin' } })
  const shell = createSshShell(async () => target, deps)
  shells.push(shell)
  return { shell, asked: deps.asked }
}

describe('root rights over SSH', () => {
  it('are not taken where they are not needed', async () => {
    expect(await echo(openAs('captain').shell)).toBe('captain: ahoy')
  })

  it('need no sudo for root', async () => {
    expect(await echo(openAs('root').shell, 'ahoy', true)).toBe('root: ahoy')
  })

  it('come without a password where sudo asks for none', async () => {
    const { shell, asked } = openAs('captain')
    expect(await echo(shell, 'ahoy', true)).toBe('root: ahoy')
    expect(asked).toEqual([])
  })

  it('come with the password that a person gives, mistyped at first', async () => {
    const { shell, asked } = openAs('mate', { answer: ({ attempt }) => (attempt === 1 ? 'wrong' : matePassword) })
    expect(await echo(shell, 'ahoy', true)).toBe('root: ahoy')
    expect(asked).toEqual(['sudo-password 1', 'sudo-password 2'])
  })

  it('do not come where nobody gives it', async () => {
    const { shell, asked } = openAs('mate')
    await expect(echo(shell, 'ahoy', true)).rejects.toMatchObject({
      code: 'sudo-password-needed',
      params: { host: 'ship', user: 'mate' },
    })
    expect(asked).toEqual(['sudo-password 1'])
  })

  it('are asked for no longer than the connection lasts', async () => {
    let withdrawn = false
    const ask: SshDeps['ask'] = (_question, signal) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          withdrawn = true
          resolve(undefined)
        })
        void server.cutConnections()
      })
    const target = sshTarget(box.directory, server.port, { user: 'mate', hostKeys: { firstContact: 'pin' } })
    const shell = createSshShell(async () => target, { ...sshDeps(), ask })
    shells.push(shell)
    await expect(echo(shell, 'ahoy', true)).rejects.toMatchObject({ code: 'ssh-cut' })
    expect(withdrawn).toBe(true)
  })

  it('are asked for no longer than sudo waits for an answer', async () => {
    await box.inside('sh', ['-c', "echo 'Defaults:mate passwd_timeout=0.05' >/etc/sudoers.d/hasty"])
    let withdrawn = false
    const ask: SshDeps['ask'] = (_question, signal) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          withdrawn = true
          resolve(undefined)
        })
      })
    const target = sshTarget(box.directory, server.port, { user: 'mate', hostKeys: { firstContact: 'pin' } })
    const shell = createSshShell(async () => target, { ...sshDeps(), ask })
    shells.push(shell)
    const params = { host: 'ship', detail: 'sudo: a password is required' }
    await expect(echo(shell, 'ahoy', true)).rejects.toMatchObject({ code: 'elevation-refused', params })
    expect(withdrawn).toBe(true)
    await box.inside('rm', ['/etc/sudoers.d/hasty'])
  })

  it('do not come with a wrong password, however often it is given', async () => {
    const { shell, asked } = openAs('mate', { answer: () => 'wrong\nid' })
    await expect(echo(shell, 'ahoy', true)).rejects.toMatchObject({ code: 'elevation-refused' })
    expect(asked).toHaveLength(3)
  })

  it('do not come to whom sudo knows nothing of', async () => {
    const { shell } = openAs('stowaway', { answer: () => 'any' })
    await expect(echo(shell, 'ahoy', true)).rejects.toMatchObject({ code: 'elevation-refused' })
  })

  it('are not asked for twice on one connection for what needs none', async () => {
    const { shell, asked } = openAs('mate', { answer: () => matePassword })
    await echo(shell, 'ahoy', true)
    expect(await echo(shell)).toBe('mate: ahoy')
    expect(asked).toEqual(['sudo-password 1'])
  })

  it('come with the password that was given before, until sudo no longer takes it', async () => {
    let password = matePassword
    const { shell, asked } = openAs('mate', { answer: () => password })
    await echo(shell, 'ahoy', true)
    expect(await echo(shell, 'ahoy', true)).toBe('root: ahoy')
    expect(asked).toEqual(['sudo-password 1'])
    const hashed = async (text: string) => (await must('openssl', ['passwd', '-6', '-stdin'], { input: text })).trim()
    password = 'another one'
    await box.inside('usermod', ['-p', await hashed(password), 'mate'])
    expect(await echo(shell, 'ahoy', true)).toBe('root: ahoy')
    expect(asked).toEqual(['sudo-password 1', 'sudo-password 1'])
    await box.inside('usermod', ['-p', await hashed(matePassword), 'mate'])
  })

  it('leave the password in no process’s arguments or environment, and not in what the program says', async () => {
    const { shell } = openAs('mate', { answer: () => matePassword })
    const look = `printf 'mooring-look 1\\n'
for process in /proc/[0-9]*; do tr '\\0' ' ' <"$process/cmdline"; tr '\\0' ' ' <"$process/environ"; done 2>/dev/null
printf '\\nresult done\\n'
`
    const { stdout, stderr } = await shell.run(look, new Uint8Array(), { privileged: true, timeoutMs: 60_000 })
    const said = Buffer.from(stdout).toString()
    expect(said).toContain('sudo -S -p')
    expect(said + stderr + server.log()).not.toContain(matePassword.slice(0, 10))
  })

  it('are waited for when a program ends at the end of its input', async () => {
    const { shell } = openAs('captain')
    const stop = new AbortController()
    const waits = `printf 'mooring-wait 1\\n'; while read -r line; do :; done; printf 'result cancelled\\n'`
    const { stdout } = await shell.run(waits, new Uint8Array(), {
      privileged: true,
      timeoutMs: 60_000,
      signal: stop.signal,
      onLine: () => stop.abort(),
    })
    expect(Buffer.from(stdout).toString()).toBe('mooring-wait 1\nresult cancelled\n')
  })

  it('are told apart from a host without sudo', async () => {
    const shell = join(box.directory, 'no-sudo')
    // Written by a program that is gone by then: a file that anyone still writes to cannot be run.
    const script = '#!/bin/sh\nPATH=/nowhere\neval "$2"\n'
    await box.inside('sh', ['-c', 'printf %s "$1" >"$2" && chmod 755 "$2"', 'sh', script, shell])
    await box.inside('usermod', ['-s', shell, 'stowaway'])
    const failure = echo(openAs('stowaway').shell, 'ahoy', true)
    await expect(failure).rejects.toThrow('sudo is not installed there')
    await expect(failure).rejects.toMatchObject({ code: 'sudo-missing' })
  })
})

describe('a login shell', () => {
  it.for(['dash', 'bash', 'zsh', 'fish', 'tcsh'])('%s gets the program to run', async (name, { skip }) => {
    const { stdout: shell, code } = await run('sh', ['-c', 'command -v "$1"', 'sh', name])
    if (code !== 0) skip(`${name} is not installed`)
    await box.inside('usermod', ['-s', shell.trim(), 'captain'])
    expect(await echo(openAs('captain').shell)).toBe('captain: ahoy')
    expect(await echo(openAs('captain').shell, 'ahoy', true)).toBe('root: ahoy')
    await box.inside('usermod', ['-s', '/bin/sh', 'captain'])
  })

  it('that talks does not get into the answer', async () => {
    await box.inside('sh', ['-c', 'echo "echo Welcome; echo; echo 1>&2 mind the step" >"$(eval echo ~mate)/.bashrc"'])
    const { shell } = openAs('mate', { answer: () => matePassword })
    expect(await echo(shell)).toBe('mate: ahoy')
    expect(await echo(shell, 'ahoy', true)).toBe('root: ahoy')
    expect(await readFile(join(box.directory, 'known_hosts'), 'utf8')).not.toContain('Welcome')
  })
})
