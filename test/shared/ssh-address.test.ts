import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../shared/failure.ts'
import { formatSshAddress, parseSshAddress } from '../../shared/ssh-address.ts'

describe('parseSshAddress', () => {
  it.each([
    ['ssh://deploy@srv1.example.com:2222', { user: 'deploy', host: 'srv1.example.com', port: 2222 }],
    ['ssh://deploy@srv1.example.com', { user: 'deploy', host: 'srv1.example.com' }],
    ['  SSH://srv1/ ', { host: 'srv1' }],
    ['ssh://10.0.0.5:22', { host: '10.0.0.5', port: 22 }],
    ['ssh://root@[fd00::2]:2222', { user: 'root', host: 'fd00::2', port: 2222 }],
    ['ssh://[fe80::1%eth0]', { host: 'fe80::1%eth0' }],
    ['ssh://EXAMPLE%5Calice@srv1', { user: 'EXAMPLE\\alice', host: 'srv1' }],
    ['ssh://alice%40example.com@srv1', { user: 'alice@example.com', host: 'srv1' }],
    ['deploy@srv1:2222', { user: 'deploy', host: 'srv1', port: 2222 }],
    ['my_vm', { host: 'my_vm' }],
    ['ann@阿里云:22', { user: 'ann', host: '阿里云', port: 22 }],
    ['ssh://web+1~a^b=c%', { host: 'web+1~a^b=c%' }],
  ])('reads %j', (typed, address) => {
    expect(parseSshAddress(typed)).toEqual(address)
  })

  it.each([
    ['https://srv1', 'ssh-address-scheme'],
    ['ssh://srv1/run/docker.sock', 'ssh-address-path'],
    ['srv1/', 'ssh-address-path'],
    ['ssh://srv1?x', 'ssh-address-path'],
    ['ssh://srv1#x', 'ssh-address-path'],
    ['ssh://deploy:secret@srv1', 'ssh-address-password'],
    ['ssh://:secret@srv1', 'ssh-address-password'],
    ['ssh://-oProxyCommand=reboot', 'ssh-address-host'],
    ['-oProxyCommand=reboot', 'ssh-address-host'],
    ['ssh://-l@srv1', 'ssh-address-user'],
    ['ssh://%2Dl@srv1', 'ssh-address-user'],
    ['ssh://@srv1', 'ssh-address-user'],
    ['ssh://a b@srv1', 'ssh-address-user'],
    ['ssh://a%0Ab@srv1', 'ssh-address-user'],
    ['ssh://100%@srv1', 'ssh-address-user'],
    ['a@b@srv1', 'ssh-address-host'],
    ['', 'ssh-address-host'],
    ['ssh://', 'ssh-address-host'],
    ['ssh://deploy@', 'ssh-address-host'],
    ['ssh://srv 1', 'ssh-address-host'],
    ['ssh://$(reboot)', 'ssh-address-host'],
    ['a;b', 'ssh-address-host'],
    ['a`b`', 'ssh-address-host'],
    ['a|b', 'ssh-address-host'],
    ["a'b", 'ssh-address-host'],
    ['web*', 'ssh-address-host'],
    ['!web', 'ssh-address-host'],
    ['web\u202e', 'ssh-address-host'],
    ['a'.repeat(254), 'ssh-address-host'],
    ['ssh://fd00::2', 'ssh-address-host'],
    ['ssh://[srv1]', 'ssh-address-host'],
    ['ssh://srv1:0', 'ssh-address-port'],
    ['ssh://srv1:65536', 'ssh-address-port'],
    ['ssh://srv1:', 'ssh-address-port'],
    ['ssh://srv1:ssh', 'ssh-address-port'],
  ])('refuses %j: %s', (typed, code) => {
    expect(() => parseSshAddress(typed)).toThrow(expect.objectContaining({ code }))
  })

  it('does not repeat a password', () => {
    expect(() => parseSshAddress('ssh://deploy:hunter2@srv1')).toThrow(expect.not.stringContaining('hunter2'))
  })

  const label = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/)
  const alias = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}._+~=^%-]{0,8}$/u)
  const user = fc.stringMatching(/^[^-\s\p{C}:/][^\s\p{C}:/]{0,12}$/u)
  const address = fc.record(
    { user, host: fc.oneof(label, alias, fc.ipV4(), fc.ipV6()), port: fc.integer({ min: 1, max: 65_535 }) },
    { requiredKeys: ['host'] },
  )

  it('reads what it writes', () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(parseSshAddress(formatSshAddress(one))).toEqual(one)
      }),
    )
  })

  it('throws nothing but failures, and never lets an option through', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        try {
          const { host, user: who = '' } = parseSshAddress(text)
          expect(host + who).not.toMatch(/^-|[\p{Cc}\s]/u)
        } catch (error) {
          expect(error).toBeInstanceOf(Failure)
        }
      }),
    )
  })
})
