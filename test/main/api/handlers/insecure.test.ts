import { expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import { insecureStatusOf } from '../../../../main/api/handlers/insecure.ts'
import { Failure } from '../../../../shared/failure.ts'
import { type HostSketch, hostFacts } from '../../../support/facts/host-facts.ts'
import { fakeHost, looks } from '../../../support/hosts/fake-host.ts'
import { hostDirectory } from '../../../support/hosts/host-directory.ts'

const json = '/etc/docker/daemon.json'
const context = { signal: new AbortController().signal, emit: () => undefined }

const history = { list: async () => ({ changes: [], thrown: [] }) }

it('tells of every host that is there, whatever became of the others', async () => {
  const asks = ['root /', 'registry reg:5000']
  const facts = hostFacts({ engines: [{ insecure: ['reg:5000'] }, { insecure: [], endpoint: 'unix:///other.sock' }] })
  const web = fakeHost('web', looks(facts, asks))
  const mute = fakeHost('mute', looks(new Failure('host-unreachable', { host: 'mute', detail: 'x' }), asks))
  const deps = { history, hosts: hostDirectory(web.handle, mute.handle) } as unknown as ApiDeps
  const hosts = ['gone', 'web', 'mute']
  const { hosts: told } = await insecureStatusOf(deps, { registries: ['reg:5000'], hosts }, context)
  expect(told).toMatchObject([
    { host: 'gone', registries: [], error: { code: 'host-unknown', params: { host: 'gone' } } },
    {
      host: 'web',
      registries: [
        {
          registry: 'reg:5000',
          engines: [
            { kind: 'docker', inForce: true },
            { kind: 'docker', inForce: false },
          ],
        },
      ],
    },
    { host: 'mute', registries: [], error: { code: 'host-unreachable' } },
  ])
})

it('looks at a host once for all registries, and tells of each host as soon as it is known', async () => {
  const facts = hostFacts({ engines: [{ insecure: ['b:1'] }] })
  const web = fakeHost('web', looks(facts, ['root /', 'registry a:1', 'registry b:1']))
  const deps = { history, hosts: hostDirectory(web.handle) } as unknown as ApiDeps
  const told: unknown[] = []
  const emit = (event: unknown): void => void told.push(event)
  const input = { registries: ['a:1', 'b:1'], hosts: ['web'] }
  const { hosts } = await insecureStatusOf(deps, input, { ...context, emit })
  expect(hosts[0]?.registries.map(({ registry, engines }) => [registry, engines[0]?.inForce])).toEqual([
    ['a:1', false],
    ['b:1', true],
  ])
  expect(told).toEqual(hosts)
})

it('tells of all that is insecure, on every host', async () => {
  const facts = hostFacts({
    files: { [json]: '{"insecure-registries": ["http://next:1", "10.0.0.0/8"]}' },
    engines: [{ insecure: ['now:1', '10.0.0.0/8', '127.0.0.0/8', '::1/128'] }],
  })
  const quiet = { unattended: true }
  const web = fakeHost('web', looks(facts, ['root /'], quiet))
  const none = fakeHost('none', looks(hostFacts({ engines: [{ insecure: [] }] }), ['root /'], quiet))
  const deps = { history, hosts: hostDirectory(web.handle, none.handle) } as unknown as ApiDeps
  const { hosts } = await insecureStatusOf(deps, {}, context)
  const rows = hosts.map(({ host, registries }) => [
    host,
    ...registries.map(({ registry, engines: [engine] }) => [registry, engine?.inForce, engine?.isConfigured]),
  ])
  expect(hosts.map(({ incomplete }) => incomplete)).toEqual([[], []])
  expect(rows).toEqual([['web', ['10.0.0.0/8', true, true], ['next:1', false, true], ['now:1', true, false]], ['none']])
})

it.each<[string, HostSketch, object]>([
  ['does not answer', { engines: [{ isSilent: true }] }, { unasked: 'silent' }],
  ['may not be asked', { engines: [{ pid: 7, reachable: false }] }, { unasked: 'refused' }],
  ['is set up in a way that nobody can read', { files: { [json]: '{' } }, { problem: { code: 'daemon-json-broken' } }],
])('says that more may be insecure where Docker %s', async (_, sketch, why) => {
  const web = fakeHost('web', looks(hostFacts(sketch), ['root /'], { unattended: true }))
  const { hosts } = await insecureStatusOf(
    { history, hosts: hostDirectory(web.handle) } as unknown as ApiDeps,
    {},
    context,
  )
  expect(hosts).toMatchObject([{ host: 'web', registries: [], incomplete: [why] }])
})

it('looks at the tree of a host that is named, and of all hosts only at that of this computer', async () => {
  const facts = { ...hostFacts(), root: '/srv/tree' }
  const web = fakeHost('web', looks(facts, ['root /srv/tree', 'registry reg:5000']))
  const deps = { history, hosts: hostDirectory(web.handle) } as unknown as ApiDeps
  const input = { registries: ['reg:5000'], hosts: ['web'], root: '/srv/tree' }
  const { hosts } = await insecureStatusOf(deps, input, context)
  expect(hosts).toMatchObject([{ host: 'web', registries: [{ registry: 'reg:5000' }] }])
})
