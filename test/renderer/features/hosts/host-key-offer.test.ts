import { expect, it } from 'vitest'
import { hostKeyCommand, hostKeyOffer } from '../../../../renderer/features/hosts/host-key-offer.ts'
import { host, unknownKey } from './hosts.ts'

const hostKey = { host: 'bastion', address: 'bastion.example.com:22', type: 'ssh-ed25519', fingerprint: 'SHA256:abc' }

it('offers the key that was shown, be it one on the way', () => {
  expect(hostKeyOffer(unknownKey('build-07', hostKey))).toEqual({ id: 'build-07', ...hostKey })
})

it('offers nothing for a key that changed', () => {
  expect(hostKeyOffer({ ...unknownKey('build-07', hostKey), state: 'key-changed' })).toBeUndefined()
  expect(hostKeyOffer(host('build-07'))).toBeUndefined()
})

it.each([
  ['ssh-ed25519', 'ed25519'],
  ['ssh-rsa', 'rsa'],
  ['ecdsa-sha2-nistp384', 'ecdsa'],
])('asks the host for its key of type %s', (type, file) => {
  expect(hostKeyCommand(type)).toBe(`ssh-keygen -lf /etc/ssh/ssh_host_${file}_key.pub`)
})
