import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aliases } from '../../../../../main/hosts/sources/ssh-config.ts'
import { readConfigFiles } from '../../../../../main/hosts/ways/ssh/config-files.ts'
import { lookUp } from '../../../../../main/hosts/ways/ssh/config-lookup.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-config-'))
})
afterEach(() => rm(home, { recursive: true }))

/** Writes files below the home directory and looks a host up in `.ssh/config`, then `system`. */
async function look(files: Record<string, string>, host = 'srv1', user?: string) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, name)), { recursive: true })
    await writeFile(join(home, name), text)
  }
  const blocks = await readConfigFiles([join(home, '.ssh/config'), join(home, 'system')], home)
  return { blocks, ...lookUp(blocks, { host, localUser: 'me', ...(user === undefined ? {} : { user }) }) }
}

describe('ssh_config', () => {
  it('is empty where there is no file', async () => {
    const { blocks, first } = await look({})
    expect(blocks).toEqual([])
    expect(first('port')).toBeUndefined()
  })

  it('includes files in place, by name, pattern and home, under the surrounding condition', async () => {
    const { all, first } = await look({
      '.ssh/config':
        'Include conf.d/*\nHost srv9\n  Include only9\nHost *\n  Include ~/other "with blank"\n  IdentityFile last\n',
      '.ssh/conf.d/20-b': 'IdentityFile b\n',
      '.ssh/conf.d/10-a': 'Host srv1\nIdentityFile a\nHost srv2\nIdentityFile no\n',
      '.ssh/conf.d/.hidden': 'IdentityFile hidden\n',
      '.ssh/only9': 'Host *\n  IdentityFile nine\n',
      other: 'Port 2222\nIdentityFile other\n',
      '.ssh/with blank': 'IdentityFile blank\n',
      system: 'IdentityFile system\nPort 22\n',
    })
    expect(all('identityfile')).toEqual(['a', 'b', 'other', 'blank', 'last', 'system'])
    expect(first('port')).toBe('2222')
  })

  it('stops at files that include each other', async () => {
    await expect(look({ '.ssh/config': 'Include config\n' })).rejects.toMatchObject({ code: 'ssh-config-invalid' })
  })

  it.each(['Host "srv1\n', 'Match user\n'])('says that %j cannot be read', async (text) => {
    const file = join(home, '.ssh/config')
    await expect(look({ '.ssh/config': text })).rejects.toMatchObject({ code: 'ssh-config-invalid', params: { file } })
  })

  it('never runs a command, and reports ignored settings', async () => {
    const marker = join(home, 'ran')
    const { first, skipped } = await look({
      '.ssh/config': [
        `Match exec "touch ${marker}"`,
        '  Port 1',
        'Match host srv1 !user root',
        '  Port 2',
        'Match host srv2 exec "true"',
        '  Port 3',
        'Match final',
        '  Port 4',
        'Match all',
        '  Port 5',
      ].join('\n'),
    })
    expect(first('port')).toBe('5')
    expect(skipped).toHaveLength(3)
    expect(skipped).toContain('Match final')
    expect(skipped.join()).not.toContain('srv2')
    await expect(rm(marker)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('uses the typed user, else the one found so far, else the local one', async () => {
    const files = {
      '.ssh/config':
        'Match user root\n  Port 1\nMatch user me\n  Port 2\nHost srv1\n  User root\nMatch user root\n  HostName x\n',
    }
    expect((await look(files, 'srv1', 'root')).first('port')).toBe('1')
    const found = await look(files)
    expect([found.first('port'), found.first('hostname')]).toEqual(['2', 'x'])
  })

  it('suggests the hosts that have a name', async () => {
    const { blocks } = await look({
      '.ssh/config': 'Host a b *.example.com !c\n  Port 1\nHost * a\n  Port 2\nHost d-e.f\n  Port 3\n',
    })
    expect(aliases(blocks)).toEqual(['a', 'b', 'd-e.f'])
  })
})
