import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientConfig } from '../../../../../main/hosts/ways/ssh/client-config.ts'
import { readConfigFiles } from '../../../../../main/hosts/ways/ssh/config-files.ts'
import { resolveTarget, type WantedHost } from '../../../../../main/hosts/ways/ssh/resolve-target.ts'
import { addressOf, type SshTarget } from '../../../../../main/hosts/ways/ssh/target.ts'
import { parseSshAddress } from '../../../../../shared/ssh-address.ts'
import { must } from '../../../../support/processes/process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-config-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function configOf(text: string, env: NodeJS.ProcessEnv = {}): Promise<ClientConfig> {
  await writeFile(join(directory, 'config'), text)
  const blocks = await readConfigFiles([join(directory, 'config')], directory)
  return {
    blocks,
    env,
    home: '/home/me',
    localUser: 'me',
    localUid: 1000,
    localHost: 'desk.example.com',
    systemDirectory: '/etc/ssh',
  }
}

async function resolve(text: string, address = 'srv1', more: Partial<WantedHost> = {}, env: NodeJS.ProcessEnv = {}) {
  return resolveTarget({ name: 'srv1', address: parseSshAddress(address), ...more }, await configOf(text, env))
}

const way = ({ user, via, ...rest }: SshTarget): string => `${via ? `${way(via)} > ` : ''}${user}@${addressOf(rest)}`

/** What ssh itself makes of it. */
async function openSsh(text: string, host: string): Promise<Map<string, string[]>> {
  const file = join(directory, 'config')
  await writeFile(file, text)
  const settings = new Map<string, string[]>()
  for (const line of (await must('ssh', ['-G', '-F', file, host])).trim().split('\n')) {
    const [keyword = '', ...value] = line.split(' ')
    settings.set(keyword, [...(settings.get(keyword) ?? []), value.join(' ')])
  }
  return settings
}

describe('resolveTarget', () => {
  it.each([
    ['first value wins', 'Host srv1\n Port 1\n User a\nHost *\n Port 2\n User b\n HostName h.example.com\n'],
    ['names of hosts', 'HostName %h.example.com\nHost srv?\nPort 2222\nHost other\nUser no\n'],
    ['negated patterns', 'Host * !srv1\n Port 1\nHost !srv2 srv*\n Port 2\n'],
    ['equals signs, quotes, letters', 'host=srv1\n  USER = "b c"\n  hostname="h"\nPort=23\n'],
    ['Match', 'Match originalhost srv1\n HostName deep.example.com\nMatch host deep*\n Port 9\n'],
    ['Match user', 'Host srv1\n User bob\nMatch user bob,eve host srv1\n Port 9\nMatch all\n Port 8\n'],
    ['keys', 'IdentityFile /k/%r-%h-%p-%n\nHost srv1\nIdentityFile /k/b\nUser u\nPort 5\nIdentitiesOnly yes\n'],
    ['known hosts', 'UserKnownHostsFile /a /b\nGlobalKnownHostsFile /c\nHostKeyAlias ship\nHashKnownHosts yes\n'],
  ])('reads %s as ssh does', async (_, text) => {
    const target = await resolve(text)
    const said = await openSsh(text, 'srv1')
    expect([target.host, String(target.port)]).toEqual([said.get('hostname')?.[0], said.get('port')?.[0]])
    expect(target.user).toBe(said.get('user')?.[0]?.replace(userInfo().username, 'me'))
    if (text.includes('IdentityFile')) {
      const expanded = said.get('identityfile')?.map((file) => file.replace('%r-%h-%p-%n', 'u-srv1-5-srv1'))
      expect(target.login.files).toEqual(expanded)
      expect(target.login.onlyFiles).toBe(said.get('identitiesonly')?.[0] === 'yes')
    }
    if (text.includes('KnownHosts')) {
      const files = `${said.get('userknownhostsfile')?.[0]} ${said.get('globalknownhostsfile')?.[0]}`
      expect(target.hostKeys).toMatchObject({ files: files.split(' '), writeTo: '/a', hashed: true })
      expect(target.hostKeys.names).toEqual({ name: said.get('hostkeyalias')?.[0] })
    }
  })

  it('has OpenSSH’s defaults', async () => {
    const target = await resolve('', 'srv1', {}, { SSH_AUTH_SOCK: '/run/agent' })
    expect(way(target)).toBe('me@srv1:22')
    expect(target.login).toEqual({
      files: ['ed25519', 'ecdsa', 'rsa'].map((kind) => `/home/me/.ssh/id_${kind}`),
      onlyFiles: false,
      agent: '/run/agent',
    })
    expect(target.hostKeys).toEqual({
      names: { name: 'srv1' },
      files: [
        '/home/me/.ssh/known_hosts',
        '/home/me/.ssh/known_hosts2',
        '/etc/ssh/ssh_known_hosts',
        '/etc/ssh/ssh_known_hosts2',
      ],
      writeTo: '/home/me/.ssh/known_hosts',
      hashed: false,
      firstContact: 'ask',
    })
  })

  it('prefers typed values to the files, and tries the named key first', async () => {
    const text = 'Host srv1\n User bob\n Port 9\n HostName 10.0.0.1\n IdentityFile ~/k\n'
    const target = await resolve(text, 'ssh://root@srv1:2222', { identity: '/k/mine' })
    expect(way(target)).toBe('root@10.0.0.1:2222')
    expect(target.login.files).toEqual(['/k/mine', '/home/me/k'])
    expect((await resolve('', 'srv1', { identity: '/k/mine' })).login.files).toEqual(['/k/mine'])
  })

  it.each([
    ['IdentityAgent none', undefined],
    ['IdentityAgent SSH_AUTH_SOCK', '/run/agent'],
    ['IdentityAgent $OTHER', '/run/other'],
    ['IdentityAgent ~/agent-%l', '/home/me/agent-desk.example.com'],
    ['IdentityAgent /run/user/%i/%u-%L-%k', '/run/user/1000/me-desk-srv1'],
    [`IdentityAgent "\${OTHER}/x"`, '/run/other/x'],
  ])('%s', async (text, agent) => {
    const env = { SSH_AUTH_SOCK: '/run/agent', OTHER: '/run/other' }
    expect((await resolve(text, 'srv1', {}, env)).login.agent).toBe(agent)
  })

  it.each([
    ['none', 'me@srv1:22'],
    ['jump', 'ann@10.0.0.9:2200 > me@srv1:22'],
    ['bob@jump:7', 'bob@10.0.0.9:7 > me@srv1:22'],
    ['ssh://bob@jump:7', 'bob@10.0.0.9:7 > me@srv1:22'],
    ['other,jump', 'me@other:22 > ann@10.0.0.9:2200 > me@srv1:22'],
    ['behind', 'ann@10.0.0.9:2200 > me@behind:22 > me@srv1:22'],
    ['behind,other', 'ann@10.0.0.9:2200 > me@behind:22 > me@other:22 > me@srv1:22'],
    ['other,behind', 'me@other:22 > me@behind:22 > me@srv1:22'],
  ])('goes the way of ProxyJump %s', async (jump, expected) => {
    const jumps = 'Host jump\n HostName 10.0.0.9\n User ann\n Port 2200\nHost behind\n ProxyJump jump\n'
    expect(way(await resolve(`Host srv1\n ProxyJump ${jump}\n${jumps}`))).toBe(expected)
  })

  it.each([
    ['ProxyCommand nc %h %p', 'ssh-proxy-command'],
    ['Host srv1\n ProxyJump a\nHost a\n ProxyJump srv1', 'ssh-config-invalid'],
    ['ProxyJump -oProxyCommand=reboot', 'ssh-address-host'],
    ['Port ssh', 'ssh-config-invalid'],
    ['HostName %z', 'ssh-config-invalid'],
  ])('refuses %j', async (text, code) => {
    await expect(resolve(text)).rejects.toMatchObject({ code })
  })

  it('understands ProxyCommand none, and ProxyJump before ProxyCommand', async () => {
    expect(way(await resolve('ProxyCommand none'))).toBe('me@srv1:22')
    expect(way(await resolve('Host srv1\n ProxyJump none\nHost *\n ProxyCommand nc %h %p'))).toBe('me@srv1:22')
  })

  it('notes ignored settings', async () => {
    const [note] = (await resolve('Match exec true\n Port 1')).notes
    expect(note).toMatchObject({ code: 'ssh-config-skipped', params: { section: 'Match exec true' } })
  })

  it.each([
    'HostKeyAlias *',
    'HostKeyAlias "a b"',
    'HostKeyAlias a,b',
    'HostKeyAlias @cert-authority',
    'HostName "#x"',
  ])('writes no known_hosts line about other hosts: %s', async (text) => {
    await expect(resolve(`${text}\n`)).rejects.toMatchObject({ code: 'ssh-config-invalid' })
  })
})
