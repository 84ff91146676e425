import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listMachines, readMachine } from '../../../../../main/hosts/sources/docker-machine/machine-config.ts'
import { machineTarget } from '../../../../../main/hosts/sources/docker-machine/machine-target.ts'

let home: string
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-machine-'))
  env = { HOME: home, SSH_AUTH_SOCK: '/run/agent' }
})
afterEach(() => rm(home, { recursive: true }))

async function make(name: string, driver: object, driverName = 'generic', publicKey = 'ssh-rsa AAAA'): Promise<string> {
  const directory = join(home, '.docker/machine/machines', name)
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'config.json'), JSON.stringify({ DriverName: driverName, Driver: driver }))
  await writeFile(join(directory, 'id_rsa.pub'), publicKey)
  return directory
}

const target = async (name: string) => machineTarget(await readMachine(env, name), '/pins', env)

describe('the machines of docker-machine', () => {
  it('are none without a store', async () => {
    expect(await listMachines(env)).toEqual([])
  })

  it('are its directories, broken ones too, and nothing else', async () => {
    await make('b', {})
    await make('a', {})
    const machines = join(home, '.docker/machine/machines')
    await mkdir(join(machines, '.tmp'))
    await mkdir(join(machines, 'broken'))
    await writeFile(join(machines, 'file'), '')
    await symlink('a', join(machines, 'linked'))
    expect(await listMachines(env)).toEqual(['a', 'b', 'broken', 'linked'])
    await expect(readMachine(env, 'broken')).rejects.toMatchObject({ code: 'machine-unreadable' })
  })

  it('are in MACHINE_STORAGE_PATH if it is set', async () => {
    await make('a', {})
    const elsewhere = { HOME: '/nowhere', MACHINE_STORAGE_PATH: join(home, '.docker/machine') }
    expect(await listMachines(elsewhere)).toEqual(['a'])
  })

  it('try the key that the file names, and the one beside the file', async () => {
    const directory = await make('a', { IPAddress: '10.0.0.1', SSHKeyPath: '/Users/x/id_rsa' })
    expect((await target('a')).login).toEqual({
      files: ['/Users/x/id_rsa', join(directory, 'id_rsa')],
      onlyFiles: true,
      agent: '/run/agent',
    })
    await make('a', { IPAddress: '10.0.0.1', SSHKeyPath: '' })
    expect((await target('a')).login).toMatchObject({ files: [join(directory, 'id_rsa')], onlyFiles: false })
  })

  it('have a unique host key name, and a new one when recreated', async () => {
    await make('a', { IPAddress: '10.0.0.1' })
    await make('B', { IPAddress: '10.0.0.1' })
    const [a, b] = [await target('a'), await target('B')]
    expect(a.hostKeys).toMatchObject({ files: ['/pins'], writeTo: '/pins' })
    expect(a.hostKeys.names).toEqual({ name: expect.stringMatching(/^docker-machine-a-[0-9a-f]{16}$/) })
    expect(b.hostKeys.names).toEqual({ name: expect.stringMatching(/^docker-machine-b-/) })
    await make('a', { IPAddress: '10.0.0.2' })
    expect((await target('a')).hostKeys.names).toEqual(a.hostKeys.names)
    await make('a', { IPAddress: '10.0.0.1' }, 'generic', 'ssh-rsa BBBB')
    expect((await target('a')).hostKeys.names).not.toEqual(a.hostKeys.names)
  })

  it.each([
    ['127.0.0.1', 'pin'],
    ['192.168.99.100', 'pin'],
    ['172.31.255.1', 'pin'],
    ['fe80::1', 'pin'],
    ['172.32.0.1', 'ask'],
    ['203.0.113.7', 'ask'],
    ['2001:db8::1', 'ask'],
    ['vm.example.com', 'ask'],
  ])('at %s: the first contact is one to %s', async (address, policy) => {
    await make('a', { IPAddress: address })
    expect((await target('a')).hostKeys.firstContact).toBe(policy)
  })

  it('are off if they have no address', async () => {
    await make('a', { IPAddress: '' })
    await expect(target('a')).rejects.toMatchObject({ code: 'machine-stopped', params: { machine: 'a' } })
  })
})
