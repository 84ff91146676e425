import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import { hostsList, hostsLook, hostsNames, hostsRemove } from '../../../../main/api/handlers/hosts.ts'
import type { HostHandle } from '../../../../main/hosts/directory.ts'
import { openSavedHosts } from '../../../../main/store/saved-hosts.ts'
import { Failure } from '../../../../shared/failure.ts'
import { hostFacts } from '../../../support/facts/host-facts.ts'
import { fakeHost, looks } from '../../../support/hosts/fake-host.ts'
import { hostDirectory } from '../../../support/hosts/host-directory.ts'

const file = '/home/ann/.config/mooring/hosts.json'
const unsupported = new Failure('host-unsupported', { host: 'local', system: 'win32' })
const local: HostHandle = {
  id: 'local',
  source: 'local',
  label: 'desk',
  run: () => Promise.reject(unsupported),
  notes: () => [],
}
const deps = {
  hosts: { list: async () => ({ hosts: [local], thrown: [new Failure('store-newer', { file })] }) },
} as unknown as ApiDeps
const context = { signal: new AbortController().signal, emit: () => undefined as never }

it('the hosts of a list that can be read are told beside why another one cannot', async () => {
  const { hosts, failures } = await hostsList(deps, {}, context)
  expect(hosts).toMatchObject([{ id: 'local', state: 'unsupported', error: { code: 'host-unsupported' } }])
  expect(failures).toMatchObject([{ code: 'store-newer', params: { file } }])
})

it('a host is looked at once, in the directories of all registries', async () => {
  const hand = '/etc/docker/certs.d/hand.test/ca.crt'
  const web = fakeHost('web', looks(hostFacts({ files: { [hand]: 'x' } }), ['root /', 'registry *']))
  const history = { list: async () => ({ changes: [], failures: [] }) }
  const seeing = { hosts: hostDirectory(web.handle), history } as unknown as ApiDeps
  expect(await hostsLook(seeing, { host: 'web' }, context)).toMatchObject({
    state: 'ready',
    registries: ['hand.test'],
    byHand: ['hand.test'],
  })
})

it('their names are told alone: they are candidates, and no answer', async () => {
  expect(await hostsNames(deps, {}, context)).toEqual([{ id: 'local', source: 'local', label: 'desk' }])
})

it('a saved host goes by its name, also where its file can’t be read and no list has it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-removed-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const savedHosts = openSavedHosts(directory)
  const forgotten: string[] = []
  const hosts = { ...hostDirectory(local), forget: (id: string) => void forgotten.push(id) }
  const remove = (host: string) => hostsRemove({ hosts, savedHosts } as unknown as ApiDeps, { host }, context)
  await savedHosts.add('web', 'srv')
  await writeFile(join(directory, 'hosts/web.json'), 'garbage')
  await remove('web')
  expect([await savedHosts.list(), forgotten]).toEqual([{ hosts: [], thrown: [] }, ['web']])
  await expect(remove('web')).rejects.toMatchObject({ code: 'host-unknown' })
  await expect(remove('local')).rejects.toMatchObject({ code: 'host-not-saved' })
})
