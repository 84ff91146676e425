import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostDirectory } from '../../../main/hosts/directory.ts'
import type { SavedHosts } from '../../../main/store/saved-hosts.ts'
import { openHostsOf } from '../../support/ssh/person-hosts.ts'
import { freePort } from '../../support/ssh/ssh-box.ts'

let home: string
let directory: HostDirectory
let saved: SavedHosts
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-hosts-'))
  ;({ hosts: directory, saved } = openHostsOf(home))
})
afterEach(async () => {
  directory.close()
  await rm(home, { recursive: true })
})

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true })
  await writeFile(join(home, path), text)
}
const save = (name: string, address: string) => saved.add(name, address)
const machine = (name: string, config: string) => write(`.docker/machine/machines/${name}/config.json`, config)
const context = (name: string, host: string) =>
  write(
    `.docker/contexts/meta/${name}/meta.json`,
    JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
  )
const sshConfig = (text: string) => write('.ssh/config', text)
const ids = async (): Promise<string[]> => (await directory.list()).hosts.map(({ id }) => id)
const find = async (id: string): Promise<string> => (await directory.find(id)).id

describe('the hosts', () => {
  it('are only this machine by default', async () => {
    expect(await ids()).toEqual(['local'])
    expect(await find('local')).toBe('local')
  })

  it('come from all sources, including broken ones, and have unique ids', async () => {
    await save('default', 'ssh://deploy@srv1:2222')
    await machine('default', '{"DriverName":"virtualbox","Driver":{"SSHPort":50022}}')
    await machine('broken', '{')
    await context('default', 'ssh://srv2')
    await context('odd', 'ssh://srv2/run/docker.sock')
    await sshConfig('Host "')
    expect(await ids()).toEqual([
      'local',
      'default',
      'machine:broken',
      'machine:default',
      'context:default',
      'context:odd',
    ])
    const [, added, , , , odd] = (await directory.list()).hosts
    expect(added).toMatchObject({ source: 'saved', label: 'ssh://deploy@srv1:2222' })
    expect(odd).toMatchObject({ source: 'docker-context', label: 'ssh://srv2/run/docker.sock' })
  })

  it.each([
    ['machine:broken', 'machine-unreadable'],
    ['machine:off', 'machine-stopped'],
    ['machine:never-on', 'machine-stopped'],
    ['context:odd', 'ssh-address-path'],
    ['far', 'ssh-proxy-command'],
  ])('that are broken report it when used: %s', async (id, code) => {
    await machine('broken', '{')
    await machine('off', JSON.stringify({ DriverName: 'virtualbox', Driver: { SSHPort: await freePort() } }))
    await machine('never-on', '{"DriverName":"virtualbox","Driver":{"SSHPort":0}}')
    await context('odd', 'ssh://srv2/run/docker.sock')
    await save('far', 'srv3')
    await sshConfig('Host srv3\n  ProxyCommand nc %h %p\n')
    const { run } = await directory.find(id)
    const running = run('survey', new Uint8Array(), { privileged: false, timeoutMs: 60_000 })
    await expect(running).rejects.toMatchObject({ code })
  })

  it('that do not answer suggest starting them, with the detail', async () => {
    const port = await freePort()
    await machine('off', JSON.stringify({ DriverName: 'virtualbox', Driver: { SSHPort: port } }))
    const { run } = await directory.find('machine:off')
    const running = run('survey', new Uint8Array(), { privileged: false, timeoutMs: 60_000 })
    await expect(running).rejects.toThrow(`The machine off does not answer (127.0.0.1:${port}: nothing listens there).`)
  })

  it('are found by name alone if it is unique', async () => {
    await save('web', 'srv1')
    await machine('vm', '{')
    await machine('both', '{')
    await context('both', 'ssh://srv2')
    await context('web', 'ssh://srv2')
    await sshConfig('Host alias vm *.example.com\n  Port 2222\n')
    await machine('Dev-Box', '{')
    expect(await find('machine:dev-box')).toBe('machine:Dev-Box')
    expect(await find('dev-box')).toBe('machine:Dev-Box')
    await machine('dev-BOX', '{')
    expect(await find('machine:Dev-Box')).toBe('machine:Dev-Box')
    await expect(find('machine:dev-box')).rejects.toMatchObject({ code: 'host-ambiguous' })
    expect(await find('vm')).toBe('machine:vm')
    expect(await find('web')).toBe('web')
    expect(await find('context:web')).toBe('context:web')
    expect(await find('alias')).toBe('ssh:alias')
    expect(await find('ssh:vm')).toBe('ssh:vm')
    await expect(find('both')).rejects.toMatchObject({
      code: 'host-ambiguous',
      params: { candidates: { list: ['machine:both', 'context:both'] } },
    })
    for (const id of ['nobody', 'srv.example.com', 'ssh:nobody', 'machine:', '']) {
      await expect(find(id)).rejects.toMatchObject({ code: 'host-unknown' })
    }
  })

  it('are found by an address, too', async () => {
    const { id, source } = await directory.find('SSH://deploy@srv9:22/')
    expect({ id, source }).toEqual({ id: 'ssh://deploy@srv9:22', source: 'ssh' })
    await expect(find('ssh://deploy:secret@srv9')).rejects.toMatchObject({ code: 'ssh-address-password' })
  })

  it('are found together, each once under any name', async () => {
    await save('web', 'srv1')
    await machine('vm', '{')
    const found = await directory.findAll(['vm', 'web', 'machine:vm', 'local'])
    expect(found.map(({ id }) => id)).toEqual(['machine:vm', 'web', 'local'])
    await expect(directory.findAll(['web', 'nobody'])).rejects.toMatchObject({ params: { host: 'nobody' } })
  })

  it('are found each by itself, where one that is gone shall not hide the others', async () => {
    await save('web', 'srv1')
    await machine('vm', '{')
    expect(await directory.findEach(['vm', 'nobody', 'web', 'machine:vm'])).toMatchObject([
      { id: 'machine:vm' },
      { id: 'nobody', reason: { code: 'host-unknown', params: { host: 'nobody' } } },
      { id: 'web' },
    ])
  })

  it('keep their way, unless the name stands for another address', async () => {
    await save('web', 'srv1')
    const first = await directory.find('web')
    expect((await directory.list()).hosts[1]?.run).toBe(first.run)
    await saved.remove('web')
    await save('web', 'srv2')
    expect((await directory.find('web')).run).not.toBe(first.run)
  })

  it('are unknown after they are forgotten: the same name may need another login', async () => {
    await save('web', 'srv1')
    const first = await directory.find('web')
    directory.forget('web')
    expect((await directory.find('web')).run).not.toBe(first.run)
  })

  it('are suggested from ssh_config with their addresses, unless they are saved', async () => {
    await save('web', 'ssh://deploy@srv1')
    await sshConfig(
      'Host srv1\nHost db\n  HostName db.example.com\n  Port 2222\n  User dba\nHost far\n  ProxyCommand nc %h\nHost *.org\n',
    )
    expect(await directory.suggest()).toEqual([
      { alias: 'db', detail: 'dba@db.example.com:2222' },
      {
        alias: 'far',
        detail: expect.stringContaining('ProxyCommand'),
        error: expect.objectContaining({ code: 'ssh-proxy-command' }),
      },
    ])
  })

  it('are listed beside the reason why some are missing', async () => {
    await save('web', 'srv1')
    await machine('vm', '{')
    await machine('web', '{')
    await write('mooring/hosts.json', '{"version":2,"data":[]}')
    const { hosts, thrown } = await directory.list()
    // Its own file shows `web`, whatever the earlier one has.
    expect(hosts.map(({ id }) => id)).toEqual(['local', 'web', 'machine:vm', 'machine:web'])
    expect(thrown).toMatchObject([{ code: 'store-newer' }])
  })

  it('are found by their id alone where some are missing: a name may be that of one of those', async () => {
    await machine('web', '{')
    await sshConfig('Host alias\n  Port 2222\n')
    await write('mooring/hosts.json', '{"version":2,"data":[]}')
    for (const id of ['local', 'machine:web', 'ssh:alias', 'ssh://srv1']) expect(await find(id)).toBe(id)
    for (const name of ['web', 'alias', 'nobody']) {
      await expect(find(name)).rejects.toMatchObject({ code: 'store-newer' })
    }
  })

  it.each(['win32', 'darwin'] as const)(
    'have this machine among them where that cannot be one: %s',
    async (platform) => {
      const { hosts: elsewhere } = openHostsOf(home, { platform })
      const [listed] = (await elsewhere.list()).hosts
      for (const { id, run } of [listed ?? expect.fail(), await elsewhere.find('local')]) {
        expect(id).toBe('local')
        const running = run('survey', new Uint8Array(), { privileged: false, timeoutMs: 60_000 })
        const params = { host: 'local', system: platform }
        await expect(running).rejects.toMatchObject({ code: 'host-unsupported', params })
      }
    },
  )
})
