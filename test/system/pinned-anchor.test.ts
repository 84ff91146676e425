import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MintedChain, openMintedChain } from '../support/certificates/minted-chain.ts'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

let chain: MintedChain
let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine
let cli: Cli

beforeAll(async () => {
  namespace = await makeNetworkNamespace('pinned')
  chain = await openMintedChain(`IP:${namespace.address}`)
  const { root, middle, leaf } = chain
  const pair = { chain: await chain.bundle('sent', leaf, middle, root), key: leaf.keyFile }
  registry = await startRegistry(namespace, { pair })
  docker = await startDocker()
  cli = await openCli()
})

afterAll(async () => {
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
  await cli?.remove()
  await chain?.remove()
})

it.each(['leaf', 'middle', 'root'] as const)('Docker accepts the %s alone as the trust anchor', async (pinned) => {
  const { cert } = chain[pinned]
  const { subject, fingerprint256: fingerprint } = new X509Certificate(cert)
  const { code, envelope } = await cli.json('trust', registry.name, '--fingerprint', fingerprint, '--yes')
  expect([code, envelope]).toMatchObject([
    0,
    {
      data: {
        plan: { purpose: { anchors: [{ subject, fingerprint }] } },
        report: { hosts: [{ outcome: 'done', verdicts: [{ answer: 'reached' }] }] },
      },
    },
  ])
  expect(await readFile(`/etc/docker/certs.d/${registry.name}/ca.crt`, 'utf8')).toBe(cert)
  expect(await docker.pull(`${registry.name}/team/app:none`)).toContain('manifest unknown')
  expect((await cli.run('untrust', registry.name, '--yes')).code).toBe(0)
  expect(await docker.pull(`${registry.name}/team/app:none`)).toContain('x509: certificate signed by unknown authority')
})
