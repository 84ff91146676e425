import { expect, it } from 'vitest'
import { compareHostKey, hostKeyCommand, hostKeyOffer } from '../../../../renderer/features/host-key/host-key.ts'
import { hostOf } from '../../../ui/data/builders.ts'

const hostKey = { host: 'bastion', address: 'bastion.example.com:22', type: 'ssh-ed25519', fingerprint: 'SHA256:abc' }
const waiting = hostOf('build-07', { state: 'key-unknown', hostKey })

it('offers the key that was shown, be it one on the way', () => {
  expect(hostKeyOffer(waiting)).toEqual({ id: 'build-07', ...hostKey })
})

it('offers nothing for a key that changed', () => {
  expect(hostKeyOffer({ ...waiting, state: 'key-changed' })).toBeUndefined()
  expect(hostKeyOffer(hostOf('build-07'))).toBeUndefined()
})

it.each([
  ['ssh-ed25519', 'ed25519'],
  ['ssh-rsa', 'rsa'],
  ['ecdsa-sha2-nistp384', 'ecdsa'],
])('asks the host for its key of type %s', (type, file) => {
  expect(hostKeyCommand(type)).toBe(`ssh-keygen -lf /etc/ssh/ssh_host_${file}_key.pub`)
})

const characters = 'uNiVztksCsDhcc0u9e8BrRvA0Gmv8B9x0hWnUSVmQ5I'
const fingerprint = `SHA256:${characters}`
const other = `SHA256:${'A'.repeat(43)}`

it.each([
  ['', 'empty'],
  ['  \n', 'empty'],
  [fingerprint, 'matches'],
  [`  ${fingerprint}=`, 'matches'],
  [characters, 'matches'],
  [characters.replace(/(.{8})/g, '$1 '), 'matches'],
  [`256 ${fingerprint} root@build-07 (ED25519)`, 'matches'],
  [`3072 ${other} root@build-07 (RSA)\n256 ${fingerprint} root@build-07 (ED25519)`, 'matches'],
  [other, 'differs'],
  [fingerprint.toLowerCase().replace('sha256', 'SHA256'), 'differs'],
  [`256 ${other} ${characters} (ED25519)`, 'differs'],
  ['256 MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48 root@b2d (RSA)', 'md5'],
  ['16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48', 'md5'],
  ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ root@build-07', 'other'],
  [`${characters}${characters}`, 'other'],
])('compares %j: %s', (told, result) => {
  expect(compareHostKey(told, fingerprint).result).toBe(result)
})

it('counts the characters of an unfinished fingerprint', () => {
  expect(compareHostKey('SHA256:', fingerprint)).toEqual({ result: 'unfinished', characters: 0 })
  expect(compareHostKey('SHA256:uNiVztks', fingerprint)).toEqual({ result: 'unfinished', characters: 8 })
  expect(compareHostKey(characters.slice(0, 42), fingerprint)).toEqual({ result: 'unfinished', characters: 42 })
})
