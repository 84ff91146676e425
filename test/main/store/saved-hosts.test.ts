import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSavedHosts, type SavedHosts } from '../../../main/store/saved-hosts.ts'

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
    expect(await again.list()).toEqual([
      { name: 'web-1', address: 'ssh://srv1' },
      { name: 'web-2', address: 'ssh://deploy@srv2:2222', identity: join(directory, 'key') },
    ])
    expect((await stat(join(directory, 'config', 'hosts.json'))).mode & 0o777).toBe(0o600)
    await again.remove('web-1')
    expect((await hosts.list()).map(({ name }) => name)).toEqual(['web-2'])
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
    expect(await hosts.list()).toHaveLength(1)
  })

  it('refuse a missing key', async () => {
    const file = join(directory, 'none')
    await expect(hosts.add('web', 'srv1', file)).rejects.toMatchObject({ code: 'file-unreadable', params: { file } })
    expect(await hosts.list()).toEqual([])
  })

  it('cannot be removed twice', async () => {
    await expect(hosts.remove('web')).rejects.toMatchObject({ code: 'host-unknown' })
  })

  it('are none if the file is damaged, which is kept', async () => {
    await hosts.add('web', 'srv1')
    const file = join(directory, 'config', 'hosts.json')
    await writeFile(file, '{')
    expect(await hosts.list()).toEqual([])
    expect(await readdir(join(directory, 'config'))).toEqual([expect.stringContaining('hosts.json.damaged')])
  })
})
