import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { surveyHost } from '../../../main/engine/survey.ts'
import {
  type HostDirectory,
  type HostDirectoryOptions,
  type HostHandle,
  unattended,
} from '../../../main/hosts/directory.ts'
import { openSavedHosts } from '../../../main/store/saved-hosts.ts'
import { openHostsOf } from '../../support/ssh/person-hosts.ts'
import { makeKey, makeOpenBox, type SshBox, type SshServer } from '../../support/ssh/ssh-box.ts'

let box: SshBox
let server: SshServer
let home: string
const directories: HostDirectory[] = []

beforeAll(async () => {
  ;({ box, server } = await makeOpenBox())
  home = join(box.directory, 'home')
})
afterAll(() => box?.close())
beforeEach(() => mkdir(join(home, '.ssh'), { recursive: true }))
afterEach(async () => {
  for (const directory of directories.splice(0)) directory.close()
  await rm(home, { recursive: true })
})

function open(people: HostDirectoryOptions['people'] = {}): HostDirectory {
  const { hosts: directory } = openHostsOf(home, { people })
  directories.push(directory)
  return directory
}

const look = async (directory: HostDirectory, id: string) =>
  (await surveyHost(await directory.find(id), '/', [], new AbortController().signal)).user.name

describe('a saved host', () => {
  it('is looked at once its key is accepted by name and fingerprint, and known from then on', async () => {
    const identity = join(box.directory, 'id_ed25519')
    await openSavedHosts(join(home, 'mooring')).add('ship', `ssh://captain@127.0.0.1:${server.port}`, identity)
    const directory = open()
    const refusal = await look(directory, 'ship').catch((error) => error)
    expect(refusal).toMatchObject({ code: 'ssh-host-key-unknown', params: { host: 'ship' } })
    directory.acceptKey('ship', 'SHA256:another')
    directory.acceptKey('other', refusal.params.fingerprint)
    await expect(look(directory, 'ship')).rejects.toMatchObject({ code: 'ssh-host-key-unknown' })
    directory.acceptKey('ship', refusal.params.fingerprint)
    expect(await look(directory, 'ship')).toBe('captain')
    expect(await look(open(), 'ship')).toBe('captain')
    expect(await readFile(join(home, '.ssh/known_hosts'), 'utf8')).toContain('ssh-ed25519')
  })

  it('is looked at without a question, and with one, at the same time', async () => {
    const locked = await makeKey(join(box.directory, 'locked'), ['-t', 'ed25519', '-N', 'open sesame'])
    await box.inside('sh', ['-c', `cat ${locked}.pub >>${box.directory}/authorized_keys`])
    await openSavedHosts(join(home, 'mooring')).add('ship', `ssh://captain@127.0.0.1:${server.port}`, locked)
    const asked: string[] = []
    const directory = open({
      ask: async ({ kind }) => {
        asked.push(kind)
        return 'open sesame'
      },
      acceptHostKey: async () => {
        asked.push('host key')
        return true
      },
    })
    const ship = await directory.find('ship')
    const survey = (host: HostHandle) => surveyHost(host, '/', [], new AbortController().signal)
    const quietly = survey(unattended(ship))
    const openly = survey(ship)
    await expect(quietly).rejects.toMatchObject({ code: 'ssh-host-key-unknown' })
    expect((await openly).user.name).toBe('captain')
    expect(asked).toEqual(['host key', 'passphrase'])
    expect((await survey(unattended(ship))).user.name).toBe('captain')
  })

  it('goes by ssh_config, through another host', async () => {
    const behind = await box.sshd()
    await writeFile(
      join(home, '.ssh/config'),
      `Host jump\n  Port ${server.port}\nHost jump behind\n  HostName 127.0.0.1\n  User captain\n  IdentityFile ${box.directory}/id_ed25519\nHost behind\n  Port ${behind.port}\n  ProxyJump jump\n`,
    )
    const asked: string[] = []
    const directory = open({
      acceptHostKey: async ({ host, address }) => {
        asked.push(`${host} ${address}`)
        return true
      },
    })
    expect(await look(directory, 'behind')).toBe('captain')
    expect(asked).toEqual([`ssh://jump 127.0.0.1:${server.port}`, `ssh:behind 127.0.0.1:${behind.port}`])
    expect(await look(open(), 'ssh:behind')).toBe('captain')
  })
})

describe('a host of ssh_config', () => {
  const config = (text: string) => writeFile(join(home, '.ssh/config'), text)
  const login = () => `  IdentityFile '${box.directory}/id_ed25519'\n`

  it('has any alias, quotes, a user of the second pass, and no file for its key', async () => {
    await config(
      `Match final host 127.0.0.1\n  User captain\nHost 阿里云\n  HostName '127.0.0.1'\n  Port ${server.port}\n  UserKnownHostsFile /dev/null\n  HashKnownHosts no\n${login()}`,
    )
    const directory = open({ acceptHostKey: async () => true })
    expect((await directory.suggest()).map(({ alias, detail }) => [alias, detail])).toEqual([
      ['阿里云', `captain@127.0.0.1:${server.port}`],
    ])
    expect(await look(directory, '阿里云')).toBe('captain')
    expect(await look(open(), 'ssh:阿里云')).toBe('captain')
    expect(await readFile(join(home, 'mooring/known_hosts'), 'utf8')).toContain(`[127.0.0.1]:${server.port} `)
  })

  it('goes by its canonical name, as the system’s resolver has it', async () => {
    const name = 'node1.corp.example.test'
    // In a file of hosts only the dot makes it the name that ssh asks for.
    await box.inside('cp', ['/etc/hosts', join(box.directory, 'hosts')])
    await appendFile('/etc/hosts', `127.0.0.1 ${name} ${name}.\n`)
    const sections = `Match canonical host *.corp.example.test\n  User captain\n  Port ${server.port}\n${login()}`
    await config(
      `HashKnownHosts no\nCanonicalizeHostname yes\nCanonicalDomains none.example.test corp.example.test\n${sections}`,
    )
    try {
      const directory = open({ acceptHostKey: async () => true })
      expect(await look(directory, 'ssh://node1')).toBe('captain')
      const keys = await readFile(join(home, '.ssh/known_hosts'), 'utf8')
      expect(keys).toMatch(new RegExp(`^\\[${name}\\]:${server.port} `))
    } finally {
      await cp(join(box.directory, 'hosts'), '/etc/hosts')
    }
  })

  it('is refused where its user depends on a command, which does not run', async () => {
    const marker = join(home, 'ran')
    await config(`Match host other* exec "touch ${marker}"\n  User mate\nHost other\n  HostName 127.0.0.1\n`)
    await expect(look(open(), 'other')).rejects.toMatchObject({
      code: 'ssh-config-undecided',
      params: { host: 'ssh:other', keyword: 'User', line: 2 },
    })
    await expect(readFile(marker)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a machine of docker-machine', () => {
  const machine = async (port: number): Promise<void> => {
    const directory = join(home, '.docker/machine/machines/default')
    await mkdir(directory, { recursive: true })
    await cp(join(box.directory, 'id_ed25519'), join(directory, 'id_rsa'))
    await writeFile(join(directory, 'id_rsa.pub'), 'ssh-rsa AAAA')
    const driver = { IPAddress: '', SSHUser: 'captain', SSHPort: port, SSHKeyPath: '/Users/x/gone/id_rsa' }
    await writeFile(join(directory, 'config.json'), JSON.stringify({ DriverName: 'virtualbox', Driver: driver }))
  }

  it('is looked at without a question; its key is kept, and another machine at its port is noticed', async () => {
    await machine(server.port)
    expect(await look(open(), 'default')).toBe('captain')
    const pins = await readFile(join(home, 'mooring/known_hosts'), 'utf8')
    expect(pins).toMatch(/^docker-machine-default-[0-9a-f]{16} ssh-ed25519 \S+\n$/)
    await expect(readFile(join(home, '.ssh/known_hosts'))).rejects.toMatchObject({ code: 'ENOENT' })

    const otherKey = await makeKey(join(box.directory, 'other_host_key'))
    const restarted = await box.sshd()
    await machine(restarted.port)
    expect(await look(open(), 'default')).toBe('captain')
    expect(await readFile(join(home, 'mooring/known_hosts'), 'utf8')).toBe(pins)
    const other = await box.sshd([`HostKey ${otherKey}`, 'HostKeyAlgorithms ssh-ed25519'])
    await machine(other.port)
    await expect(look(open(), 'default')).rejects.toMatchObject({ code: 'ssh-host-key-changed' })
  })
})
