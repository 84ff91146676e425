import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfigFiles } from '../../../../../../main/hosts/ways/ssh/config/files.ts'
import { lookUp } from '../../../../../../main/hosts/ways/ssh/config/lookup.ts'
import { namedHosts } from '../../../../../../main/hosts/ways/ssh/config/named-hosts.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-config-'))
})
afterEach(() => rm(home, { recursive: true }))

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, name)), { recursive: true })
    await writeFile(join(home, name), text, { mode: 0o600 })
  }
}

const read = () => readConfigFiles({ user: join(home, '.ssh/config'), system: join(home, 'etc/ssh_config'), home })

/** Writes files below the home directory and looks a host up in `.ssh/config`, then `etc/ssh_config`. */
async function look(files: Record<string, string>, host = 'srv1') {
  await write(files)
  const query = { name: host, host, localUser: 'me' }
  return (await lookUp(await read(), query, async () => false)).settings
}

const invalid = (name: string, detail: unknown) => ({
  code: 'ssh-config-invalid',
  params: { file: join(home, name), detail },
})

describe('ssh_config', () => {
  it('is empty where there is no file', async () => {
    expect(await read()).toEqual([[], []])
    expect((await look({})).first('port')).toBeUndefined()
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
      'etc/ssh_config': 'Include more\nIdentityFile system\nPort 22\n',
      'etc/more': 'IdentityFile more\n',
    })
    expect(all('identityfile')).toEqual(['a', 'b', 'other', 'blank', 'last', 'more', 'system'])
    expect(first('port')).toBe('2222')
  })

  it('stops at files that include each other', async () => {
    await expect(look({ '.ssh/config': 'Include config\n' })).rejects.toMatchObject({ code: 'ssh-config-invalid' })
  })

  it('has no home directory in the machine’s files', async () => {
    const include = { phrase: 'config-include-unread', params: { pattern: '~/x' } }
    const detail = { phrase: 'config-line', params: { line: 2, detail: include } }
    await expect(look({ 'etc/ssh_config': '\nInclude ~/x\n' })).rejects.toMatchObject(invalid('etc/ssh_config', detail))
  })

  it.each(['.ssh/config', '.ssh/more', 'etc/more'])('is not read from %s if others can change that', async (name) => {
    const files = {
      '.ssh/config': 'Include more\n',
      'etc/ssh_config': 'Include more\n',
      'etc/more': '',
      '.ssh/more': '',
    }
    await look(files)
    await chmod(join(home, 'etc/ssh_config'), 0o666)
    await read()
    await chmod(join(home, name), 0o620)
    await expect(read()).rejects.toMatchObject(invalid(name, { phrase: 'config-others-write' }))
  })

  it('names the line that cannot be read', async () => {
    const detail = { phrase: 'config-line', params: { line: 3, detail: { phrase: 'config-quote-open' } } }
    await expect(look({ '.ssh/config': '# one\n\nHost "srv1\n' })).rejects.toMatchObject(invalid('.ssh/config', detail))
  })

  it('never runs a command, and names the setting that depends on one', async () => {
    const marker = join(home, 'ran')
    const settings = await look({
      '.ssh/config': `Host srv1\n  User bob\nMatch host srv* exec "touch ${marker}"\n  User eve\n  Port 1\n`,
    })
    expect(settings.first('user')).toBe('bob')
    expect(() => settings.first('port')).toThrow(
      expect.objectContaining({
        code: 'ssh-config-undecided',
        params: {
          host: 'srv1',
          keyword: 'Port',
          file: join(home, '.ssh/config'),
          line: 5,
          section: `host srv* exec "touch ${marker}"`,
        },
      }),
    )
    await expect(rm(marker)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('suggests the hosts that have a name that ssh accepts', async () => {
    await write({
      '.ssh/config':
        'Host a b *.example.com !c\n  Port 1\nHost * a\n  Port 2\nHost d-e.f 阿里云 "x y" $(id) -o e@f\n  Include more\n',
      '.ssh/more': 'Host inner\n',
    })
    expect(namedHosts(await read())).toEqual(['a', 'b', 'd-e.f', '阿里云', 'inner'])
  })
})
