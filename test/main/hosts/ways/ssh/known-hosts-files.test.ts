import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendKnownHost, keeperOf, readKnownHosts } from '../../../../../main/hosts/ways/ssh/known-hosts-files.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-known-'))
})
afterEach(() => rm(directory, { recursive: true }))

const modeOf = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8)

describe('appendKnownHost', () => {
  it('makes the file, and the directory above it, for their owner alone', async () => {
    const file = join(directory, '.ssh', 'known_hosts')
    await appendKnownHost(file, 'a ssh-ed25519 AAAA')
    expect(await readFile(file, 'utf8')).toBe('a ssh-ed25519 AAAA\n')
    expect([await modeOf(file), await modeOf(join(directory, '.ssh'))]).toEqual(['600', '700'])
  })

  it('keeps every byte that is there, the mode, and a link', async () => {
    const before = Buffer.from('# caf\xe9\r\n\r\nold line without an end', 'latin1')
    await writeFile(join(directory, 'real'), before)
    await chmod(join(directory, 'real'), 0o644)
    await symlink('real', join(directory, 'known_hosts'))
    await appendKnownHost(join(directory, 'known_hosts'), 'a ssh-ed25519 AAAA')
    const after = await readFile(join(directory, 'real'))
    expect(after.equals(Buffer.concat([before, Buffer.from('\na ssh-ed25519 AAAA\n')]))).toBe(true)
    expect(await modeOf(join(directory, 'real'))).toBe('644')
  })

  it('loses no line if several are added at once', async () => {
    const file = join(directory, 'known_hosts')
    const lines = Array.from({ length: 40 }, (_, index) => `host${index} ssh-ed25519 AAAA`)
    await Promise.all(lines.map((line) => appendKnownHost(file, line)))
    expect((await readFile(file, 'utf8')).trim().split('\n').sort()).toEqual([...lines].sort())
  })

  it('says which file cannot be written', async () => {
    await writeFile(join(directory, 'file'), '')
    const file = join(directory, 'file', 'known_hosts')
    await expect(appendKnownHost(file, 'x')).rejects.toMatchObject({ code: 'write-failed', params: { path: file } })
  })
})

describe('keeperOf', () => {
  const keeper = (writeTo: string | undefined): Promise<string> =>
    keeperOf({ names: { name: 'a' }, files: [], writeTo, otherwise: 'pins', hashed: false, firstContact: 'ask' })

  it('is the named file, also through a link, and one that does not exist yet', async () => {
    await writeFile(join(directory, 'real'), '')
    await symlink('real', join(directory, 'link'))
    for (const name of ['real', 'link', 'new', 'new/directory/file']) {
      expect(await keeper(join(directory, name))).toBe(join(directory, name))
    }
  })

  it.each([undefined, '/dev/null', tmpdir(), '/dev/null/file'])(
    'is Mooring’s own where %s can’t keep a key',
    async (writeTo) => {
      expect(await keeper(writeTo)).toBe('pins')
    },
  )
})

describe('readKnownHosts', () => {
  it('skips missing files', async () => {
    await writeFile(join(directory, 'file'), '')
    expect(await readKnownHosts([join(directory, 'none'), join(directory, 'file', 'none')])).toEqual([])
  })

  it('does not treat an unreadable file as empty', async () => {
    await expect(readKnownHosts([directory])).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})
