import { lstat, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeJson } from '../../../main/store/json-file.ts'
import { openSavedHosts, type SavedHosts } from '../../../main/store/saved-hosts.ts'
import { type Damage, damages, savedHostDamages } from '../../support/hosts/damage-table.ts'

let directory: string
let hosts: SavedHosts
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-saved-'))
  hosts = openSavedHosts(join(directory, 'config'))
})
afterEach(() => rm(directory, { recursive: true }))

describe('saved hosts', () => {
  it('are kept by name', async () => {
    await writeFile(join(directory, 'key'), '')
    await hosts.add('web-2', 'ssh://deploy@srv2:2222', relative(process.cwd(), join(directory, 'key')))
    await hosts.add('web-1', 'srv1')
    const again = openSavedHosts(join(directory, 'config'))
    expect((await again.list()).hosts).toEqual([
      { name: 'web-1', address: 'ssh://srv1' },
      { name: 'web-2', address: 'ssh://deploy@srv2:2222', identity: join(directory, 'key') },
    ])
    expect((await stat(join(directory, 'config/hosts/web-1.json'))).mode & 0o777).toBe(0o600)
    await again.remove('web-1')
    expect((await hosts.list()).hosts.map(({ name }) => name)).toEqual(['web-2'])
  })

  it('say where they can’t be written, and why', async () => {
    const file = join(directory, 'file')
    await writeFile(file, '')
    await writeFile(join(directory, 'hosts'), '')
    // In its place is a file; above it is one; and where nothing can be created, Node’s own mkdir would never end.
    for (const [config, reason] of [
      [directory, 'ENOTDIR'],
      [join(file, 'config'), 'ENOTDIR'],
      ['/proc/config', 'ENOENT'],
    ] as const) {
      const params = { host: 'web', file: join(config, 'hosts/web.json'), detail: { phrase: `system-${reason}` } }
      const failure = { code: 'hosts-unwritten', params }
      await expect(openSavedHosts(config).add('web', 'srv1')).rejects.toMatchObject(failure)
    }
  })

  it.each([
    ['local', 'srv1', 'host-name-invalid'],
    ['', 'srv1', 'host-name-invalid'],
    ['-x', 'srv1', 'host-name-invalid'],
    ['machine:x', 'srv1', 'host-name-invalid'],
    ['a b', 'srv1', 'host-name-invalid'],
    ['a'.repeat(64), 'srv1', 'host-name-invalid'],
    ['web', 'ssh://a:b@srv1', 'ssh-address-password'],
    ['taken', 'srv2', 'host-name-taken'],
  ])('refuse the name %j for %s', async (name, address, code) => {
    await hosts.add('taken', 'srv1')
    await expect(hosts.add(name, address)).rejects.toMatchObject({ code })
    expect((await hosts.list()).hosts).toHaveLength(1)
  })

  it('refuse a missing key', async () => {
    const file = join(directory, 'none')
    await expect(hosts.add('web', 'srv1', file)).rejects.toMatchObject({ code: 'file-unreadable', params: { file } })
    expect((await hosts.list()).hosts).toEqual([])
  })

  it('cannot be removed twice', async () => {
    await expect(hosts.remove('web')).rejects.toMatchObject({ code: 'host-unknown' })
  })

  it('are all kept if many are added at once', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `web-${at + 10}`)
    await Promise.all(names.map((name) => openSavedHosts(join(directory, 'config')).add(name, 'srv')))
    expect((await hosts.list()).hosts.map(({ name }) => name)).toEqual(names)
  })

  it('are given to one of those who take the same name at once', async () => {
    const added = await Promise.allSettled(['srv1', 'srv2', 'srv3'].map((address) => hosts.add('web', address)))
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(added.filter(({ status }) => status === 'rejected')).toMatchObject(
      Array(2).fill({ reason: { code: 'host-name-taken' } }),
    )
  })

  it.each<[Damage, (file: string) => Promise<unknown>]>([
    ['missing', async () => undefined],
    ['empty', (file) => writeFile(file, '')],
    ['cut', (file) => writeFile(file, '{"version":1,"data":{"name":7}}')],
    ['garbage', (file) => writeFile(file, Buffer.from([0, 255, 10, 1]))],
    ['directory', (file) => mkdir(file)],
    // Root reads every file but this.
    ['unreadable', (file) => symlink(file, file)],
    ['huge', (file) => writeFile(file, Buffer.alloc(9 * 1024 * 1024, 32))],
  ])('are named and kept if one is damaged (%s), and hide no other', async (how, damage) => {
    const [list, add, remove] = (['list', 'add', 'remove'] as const).map(
      (verb) => savedHostDamages[verb][damages.indexOf(how)],
    )
    const file = join(directory, 'config/hosts/web.json')
    const codeOf = (answer: Promise<unknown>): Promise<string> =>
      answer.then(
        () => 'done',
        ({ code }: { code: string }) => code,
      )
    await hosts.add('db', 'srv2')
    await damage(file)
    const before = await lstat(file).catch(() => undefined)
    const { hosts: found, thrown } = await hosts.list()
    expect(found.map(({ name }) => name)).toEqual(['db'])
    expect(thrown).toMatchObject(how === 'missing' ? [] : [{ code: list, params: { file } }])
    expect(await codeOf(hosts.remove('web'))).toBe(remove)
    await rm(file, { recursive: true, force: true })
    await damage(file)
    expect(await codeOf(hosts.add('web', 'srv3'))).toBe(add)
    if (before) expect((await lstat(file)).size).toBe(before.size)
  })

  it('stay where their file is a directory with something in it', async () => {
    const file = join(directory, 'config/hosts/web.json')
    await mkdir(join(file, 'theirs'), { recursive: true })
    const params = { host: 'web', file, detail: { phrase: 'system-ENOTEMPTY' } }
    await expect(hosts.remove('web')).rejects.toMatchObject({ code: 'hosts-unwritten', params })
    expect(await readdir(file)).toEqual(['theirs'])
  })

  describe('of an earlier version, all in one file,', () => {
    const both = [
      { name: 'db', address: 'ssh://srv2' },
      { name: 'web', address: 'ssh://srv1' },
    ]
    const file = () => join(directory, 'config/hosts.json')
    beforeEach(() => writeJson(file(), both))

    it('are listed, and move with the first change, after which a host stays removed', async () => {
      expect((await hosts.list()).hosts).toEqual(both)
      await hosts.remove('web')
      expect((await hosts.list()).hosts).toEqual(both.slice(0, 1))
      expect((await readdir(join(directory, 'config'))).sort()).toEqual(['hosts', 'hosts.json.moved'])
    })

    it('are each listed once if moving them was interrupted', async () => {
      await writeJson(join(directory, 'config/hosts/web.json'), both[1])
      expect((await hosts.list()).hosts).toEqual(both)
      await hosts.add('new', 'srv3')
      expect((await hosts.list()).hosts.map(({ name }) => name)).toEqual(['db', 'new', 'web'])
    })

    it('are named and kept if their file is damaged: nothing is written then', async () => {
      await writeFile(file(), '[')
      expect((await hosts.list()).thrown).toMatchObject([{ code: 'store-corrupt', params: { file: file() } }])
      await expect(hosts.add('new', 'srv3')).rejects.toMatchObject({ code: 'store-corrupt' })
      expect(await readdir(join(directory, 'config'))).toEqual(['hosts.json'])
    })
  })
})
