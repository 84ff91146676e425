import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type Builder, openBuilder } from '../support/generations/builder.ts'
import { type EngineHost, openEngineHost } from '../support/generations/engine-host.ts'
import { generations } from '../support/generations/engines.ts'
import { makeNetwork, type Network } from '../support/generations/network.ts'
import { rootOf } from '../support/generations/roots.ts'
import { isWhole } from '../support/host-programs/stride.ts'
import { type Cli, openCli } from '../support/processes/cli.ts'
import { until } from '../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const roots = inject('generationRoots')
const untrusted = 'x509: certificate signed by unknown authority'
const reached = 'not found'

let network: Network
let registry: RegistryServer

beforeAll(async () => {
  network = await makeNetwork('builds')
  registry = await startRegistry(network.here)
})

afterAll(async () => {
  await registry?.stop()
  await network?.remove()
})

/** BuildKit builds since Docker 23. */
const building = generations.filter(({ name }) => name !== '20.10')

/** It tidies what it remembers every five minutes, counted from Docker's start; so each begins with one that just started. */
describe.each(building)('builds by Docker $name', (generation) => {
  const root = rootOf(generation, roots)
  let host: EngineHost
  let cli: Cli
  let builder: Builder
  beforeAll(async () => {
    if ('missing' in root) return
    host = await openEngineHost(generation, { directory: root.directory, network: network.name })
    cli = await openCli({ within: host.within })
    builder = await openBuilder(host)
  })
  beforeEach(async ({ skip }) => {
    if ('missing' in root) skip(root.missing)
    await host.restart()
  })
  afterAll(async () => {
    await cli?.remove()
    await host?.remove()
  })

  const build = (repository: string): Promise<string> => builder.build(`${registry.name}/${repository}`)
  const trust = async (): Promise<unknown> => {
    const options = ['--fingerprint', registry.fingerprint, '--yes']
    return (await cli.json('trust', registry.name, ...options)).envelope
  }
  const remembers = {
    ok: true,
    data: {
      plan: { hosts: [{ notes: expect.arrayContaining([expect.objectContaining({ code: 'build-remembers' })]) }] },
    },
  }

  it('go on as before a change where they were tried, until Docker restarts; pulls follow at once', async () => {
    expect(await build('tried')).toContain(untrusted)
    expect(await trust()).toMatchObject(remembers)
    expect(await host.pull(registry.name)).toContain(reached)
    expect([await build('tried'), await build('other')]).toEqual([
      expect.stringContaining(untrusted),
      expect.stringContaining(reached),
    ])
    await host.restart()
    expect(await build('tried')).toContain(reached)
    expect((await cli.run('untrust', registry.name, '--yes')).code).toBe(0)
    expect(await host.pull(registry.name)).toContain(untrusted)
    expect([await build('tried'), await build('third')]).toEqual([
      expect.stringContaining(reached),
      expect.stringContaining(untrusted),
    ])
    await host.restart()
    expect(await build('tried')).toContain(untrusted)
  })

  it('follow a change after some minutes without a restart', { timeout: 600_000 }, async ({ skip }) => {
    if (!isWhole) skip('only with MOORING_WALK=whole: it takes five minutes')
    expect(await build('waiting')).toContain(untrusted)
    await trust()
    expect(await build('waiting')).toContain(untrusted)
    const began = Date.now()
    await until('a build that follows', async () => (await build('waiting')).includes(reached), 400_000)
    process.stdout.write(
      `Docker ${generation.name}: a build followed ${Math.round((Date.now() - began) / 1000)} s later\n`,
    )
    expect((await cli.run('untrust', registry.name, '--yes')).code).toBe(0)
  })
})
