import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientConfig } from '../../../../../main/hosts/ways/ssh/config/client-config.ts'
import { readConfigFiles } from '../../../../../main/hosts/ways/ssh/config/files.ts'
import { resolveTarget, type WantedHost } from '../../../../../main/hosts/ways/ssh/resolve-target.ts'
import { addressOf, type SshTarget } from '../../../../../main/hosts/ways/ssh/target.ts'
import { parseSshAddress } from '../../../../../shared/ssh-address.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-config-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function configOf(text: string, env: NodeJS.ProcessEnv = {}): Promise<ClientConfig> {
  await writeFile(join(directory, 'config'), text)
  const file = join(directory, 'config')
  return {
    files: await readConfigFiles({ user: file, system: `${file}.none`, home: directory }),
    env,
    home: '/home/me',
    localUser: 'me',
    localUid: 1000,
    localHost: 'desk.example.com',
    systemDirectory: '/etc/ssh',
    exists: async () => false,
  }
}

async function resolve(text: string, address = 'srv1', more: Partial<WantedHost> = {}, env: NodeJS.ProcessEnv = {}) {
  return resolveTarget(
    { name: 'srv1', address: parseSshAddress(address), pinsFile: '/pins', ...more },
    await configOf(text, env),
  )
}

const way = ({ user, via, ...rest }: SshTarget): string => `${via ? `${way(via)} > ` : ''}${user}@${addressOf(rest)}`

describe('resolveTarget', () => {
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
      otherwise: '/pins',
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
    [`UserKnownHostsFile \${NOT_SET}/x`, 'ssh-config-invalid'],
    [`User \${USER}`, 'ssh-config-invalid'],
    ['HostName 10.0.0.1/24', 'ssh-config-invalid'],
    ['Match exec true\n HostName x', 'ssh-config-undecided'],
  ])('refuses %j', async (text, code) => {
    await expect(resolve(text)).rejects.toMatchObject({ code })
  })

  it('understands ProxyCommand none, and ProxyJump before ProxyCommand', async () => {
    expect(way(await resolve('ProxyCommand none'))).toBe('me@srv1:22')
    expect(way(await resolve('Host srv1\n ProxyJump gate\n ProxyCommand nc %h %p'))).toBe('me@gate:22 > me@srv1:22')
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
