import { expect, it } from 'vitest'
import type { ApiDeps } from '../../../../main/api/deps.ts'
import { insecureStatusOf } from '../../../../main/api/handlers/insecure.ts'
import { Failure } from '../../../../shared/failure.ts'
import { hostFacts } from '../../../support/facts/host-facts.ts'
import { fakeHost, looks } from '../../../support/hosts/fake-host.ts'
import { hostDirectory } from '../../../support/hosts/host-directory.ts'

const context = { signal: new AbortController().signal, emit: () => undefined }

it('tells of every host that is there, whatever became of the others', async () => {
  const asks = ['root /', 'registry reg:5000']
  const facts = hostFacts({ engines: [{ insecure: ['reg:5000'] }, { insecure: [], endpoint: 'unix:///other.sock' }] })
  const web = fakeHost('web', looks(facts, asks))
  const mute = fakeHost('mute', looks(new Failure('host-unreachable', { host: 'mute', detail: 'x' }), asks))
  const history = { list: async () => ({ changes: [], thrown: [] }) }
  const deps = { history, hosts: hostDirectory(web.handle, mute.handle) } as unknown as ApiDeps
  const hosts = ['gone', 'web', 'mute']
  expect(await insecureStatusOf(deps, { registry: 'reg:5000', hosts }, context)).toMatchObject([
    { host: 'gone', engines: [], error: { code: 'host-unknown', params: { host: 'gone' } } },
    {
      host: 'web',
      engines: [
        { kind: 'docker', inForce: true },
        { kind: 'docker', inForce: false },
      ],
    },
    { host: 'mute', engines: [], error: { code: 'host-unreachable' } },
  ])
})
