import { expect, it } from 'vitest'
import { hostKeyCommand, hostKeyOffer } from '../../../../renderer/features/host-key/host-key-offer.ts'
import { host, unknownKey } from '../hosts/hosts.ts'

const params = { host: 'bastion', address: 'bastion.example.com:22', type: 'ssh-ed25519', fingerprint: 'SHA256:abc' }

it('offers the key that the failure names, be it one on the way', () => {
  expect(hostKeyOffer(unknownKey('build-07', params))).toEqual({ id: 'build-07', ...params })
})

it('offers nothing for a key that changed', () => {
  expect(hostKeyOffer({ ...unknownKey('build-07', params), state: 'key-changed' })).toBeUndefined()
  expect(hostKeyOffer(host('build-07'))).toBeUndefined()
})

it.each([
  ['ssh-ed25519', 'ed25519'],
  ['ssh-rsa', 'rsa'],
  ['ecdsa-sha2-nistp384', 'ecdsa'],
])('asks the host for its key of type %s', (type, file) => {
  expect(hostKeyCommand(type)).toBe(`ssh-keygen -lf /etc/ssh/ssh_host_${file}_key.pub`)
})
