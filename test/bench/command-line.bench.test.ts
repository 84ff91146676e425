import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { must } from '../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { inTurn, renderRow } from './measure.ts'
import { report } from './report.ts'

const runs = 15
let namespace: NetworkNamespace
let registry: RegistryServer
let cli: Cli

beforeAll(async () => {
  namespace = await makeNetworkNamespace('bench')
  registry = await startRegistry(namespace)
  cli = await openCli()
})

afterAll(async () => {
  await cli?.remove()
  await registry?.stop()
  await namespace?.remove()
})

it('mooring --version', async () => {
  const peerName = 'node -e 0'
  const samples = await inTurn(
    runs,
    () => cli.run('--version'),
    () => must(process.execPath, ['-e', '0']),
  )
  report(renderRow({ work: 'mooring --version', peerName, aim: '≤ 2 ×', ...samples }))
  expect((await cli.run('--version')).code).toBe(0)
})

it('mooring inspect', async () => {
  const peerName = 'openssl s_client + openssl x509'
  const both =
    'openssl s_client -connect "$1" -showcerts </dev/null 2>/dev/null | openssl x509 -noout -text -fingerprint -sha256'
  const peer = (): Promise<string> => must('sh', ['-c', both, 'sh', registry.name])
  const samples = await inTurn(runs, () => cli.run('inspect', registry.name), peer)
  report(renderRow({ work: 'mooring inspect', peerName, aim: '≤ +120 ms', ...samples }))
  expect((await cli.run('inspect', registry.name)).stdout).toContain(registry.fingerprint)
})
