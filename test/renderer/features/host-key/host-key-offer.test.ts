import { expect, it } from 'vitest'
import { hostKeyCommand, hostKeyOffer } from '../../../../renderer/features/host-key/host-key-offer.ts'
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
