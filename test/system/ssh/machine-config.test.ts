import { chown, cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, must, run } from '../../support/processes/process.ts'
import { machineConfig } from '../../support/ssh/machine-config.ts'
import { makeOpenBox, type SshBox } from '../../support/ssh/ssh-box.ts'

const program = resolve(import.meta.dirname, '../../../out/main/cli.cjs')
const user = 'mooring-machinist'
const registry = 'reg.example.com:5000'
const profile = '/var/lib/boot2docker/profile'
const flags = "EXTRA_ARGS='\n--label provider=generic\n--insecure-registry a.example.com\n\n'\n"
let box: SshBox
let home: string
let config: string
let first: string

/** A Boot2Docker machine as its files show it, whose Docker gets its registries as flags, and docker-machine's own files. */
beforeAll(async () => {
  const made = await makeOpenBox()
  box = made.box
  await box.inside('sh', ['-c', 'rm /etc/os-release; mkdir /var/lib/boot2docker'])
  // A release is that of its Docker: without one it would count as too old for the list in daemon.json.
  await box.inside('sh', ['-c', "printf 'ID=boot2docker\\nVERSION_ID=18.09.9\\n' >/etc/os-release"])
  await box.inside('sh', ['-c', 'printf %s "$1" >"$2"', 'sh', flags, profile])
  await must('useradd', ['--no-create-home', user])
  home = join(box.directory, 'machinist')
  const directory = join(home, '.docker/machine/machines/default')
  config = join(directory, 'config.json')
  await mkdir(directory, { recursive: true })
  await cp(join(box.directory, 'id_ed25519'), join(directory, 'id_rsa'))
  first = machineConfig('[]')
    .replace('203.0.113.7', '127.0.0.1')
    .replace('"SSHPort": 22', `"SSHPort": ${made.server.port}`)
    .replace('"SSHUser": "docker"', '"SSHUser": "captain"')
  await writeFile(config, first, { mode: 0o600 })
  const uid = Number((await must('id', ['-u', user])).trim())
  for (const path of [home, ...(await readdir(home, { recursive: true })).map((name) => join(home, name))]) {
    await chown(path, uid, uid)
  }
})
afterAll(() => box?.close())

/** As somebody who has no root rights on this workstation, and can ask nobody for them. */
function mooring(...args: string[]): Promise<Ended> {
  const env = { PATH: '/usr/bin:/bin', HOME: home, NO_COLOR: '1' }
  const become = ['--reuid', user, '--regid', user, '--init-groups']
  return run('setpriv', [...become, process.execPath, program, ...args], { env })
}
const insecure = (state: string, ...options: string[]): Promise<Ended> =>
  mooring('insecure', state, registry, '--host', 'machine:default', ...options)
const onMachine = (): Promise<string> => box.inside('cat', [profile])
const changesIn = (stdout: string): string[] => [...stdout.matchAll(/mooring undo (\S+)/g)].map(([, id = '']) => id)

describe('an insecure registry of a machine whose flags docker-machine writes', () => {
  it('says what becomes of the change, and what keeps it', async () => {
    const { code, stdout } = await insecure('on', '--dry-run')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/docker-machine regenerate-certs.*--machine-config/s)])
  })

  it('on: the machine’s profile and docker-machine’s own file, each a change with its undo', async () => {
    const { code, stdout, stderr } = await insecure('on', '--machine-config', '--yes')
    expect([code, stderr]).toEqual([0, expect.stringContaining(`+             "InsecureRegistry": ["${registry}"],`)])
    expect(stderr).not.toContain('driver-secret')
    expect(await onMachine()).toContain(`--insecure-registry ${registry}`)
    expect(await readFile(config, 'utf8')).toBe(
      first.replace('[],\n            "Labels"', `["${registry}"],\n            "Labels"`),
    )
    const { mode, uid } = await stat(config)
    expect([mode & 0o777, uid]).toEqual([0o600, (await stat(home)).uid])
    expect((await insecure('on', '--machine-config', '--dry-run')).stdout).toMatch(/nothing to do[^+-]*nothing to do/)

    const changes = changesIn(stdout)
    expect(changes).toHaveLength(2)
    for (const change of changes) expect((await mooring('undo', change, '--yes')).code).toBe(0)
    expect([await onMachine(), await readFile(config, 'utf8')]).toEqual([flags, first])
    const history = (await mooring('history')).stdout
    expect(history.match(/undone/g)).toHaveLength(2)
    expect(history).not.toContain('driver-secret')
  })

  it('off: taken out of both', async () => {
    await insecure('on', '--machine-config', '--yes')
    expect((await insecure('off', '--machine-config', '--yes')).code).toBe(0)
    expect([await onMachine(), await readFile(config, 'utf8')]).toEqual([flags, first])
  })

  it('refuses a file that it cannot understand, and changes the machine all the same', async () => {
    await writeFile(config, first.replace('"InsecureRegistry": []', '"InsecureRegistry": "a"'))
    const { code, stdout } = await insecure('on', '--machine-config', '--yes')
    expect([code, stdout]).toEqual([4, expect.stringMatching(/InsecureRegistry is not a list \(line 18, column 33\)/)])
    expect(await onMachine()).toContain(registry)
    await writeFile(config, first)
    expect((await insecure('off', '--yes')).code).toBe(0)
  })
})

describe('a machine whose list is in daemon.json', () => {
  it('keeps docker-machine’s file out of it: with both, its Docker would not start', async () => {
    await box.inside('sh', ['-c', 'rm -r /etc/docker; mkdir -p /var/lib/boot2docker/etc/docker'])
    await box.inside('ln', ['-s', '/var/lib/boot2docker/etc/docker', '/etc/docker'])
    await box.inside('sh', ['-c', 'echo "EXTRA_ARGS=" >/var/lib/boot2docker/profile'])
    const { code, stdout, stderr } = await insecure('on', '--machine-config', '--yes')
    expect([code, stderr]).toEqual([0, expect.stringContaining('would not start')])
    expect(changesIn(stdout)).toHaveLength(1)
    expect(await readFile(config, 'utf8')).toBe(first)
    expect(await box.inside('cat', ['/etc/docker/daemon.json'])).toContain(registry)
  })
})

it('is for machines only', async () => {
  const { code, stderr } = await mooring('insecure', 'on', registry, '--machine-config', '--yes')
  expect([code, stderr]).toEqual([2, expect.stringContaining('docker-machine')])
})
