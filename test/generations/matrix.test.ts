import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type EngineHost, openEngineHost } from '../support/generations/engine-host.ts'
import { generations } from '../support/generations/engines.ts'
import { makeNetwork, type Network } from '../support/generations/network.ts'
import { askEngine, askMooring } from './matrix/ask.ts'
import { givePairs, prepare } from './matrix/prepare-host.ts'
import { type Registries, startRegistries } from './matrix/registries.ts'
import { isAsked, type Pair, places } from './matrix/rows.ts'

const roots = inject('generationRoots')
let network: Network
let registries: Registries
const out: Record<string, unknown> = {}

beforeAll(async () => {
  network = await makeNetwork('matrix')
  registries = await startRegistries(network)
})
afterAll(async () => {
  await registries?.stop()
  await network?.remove()
  await writeFile(process.env['OUT'] ?? '/tmp/gen/measured.json', JSON.stringify(out, null, 1))
})

describe.each(generations.filter(({ suite }) => 'directory' in roots[suite]))('$name', (generation) => {
  let host: EngineHost
  beforeAll(async () => {
    const root = roots[generation.suite]
    if ('missing' in root) throw new Error(root.missing)
    host = await openEngineHost(generation, { directory: root.directory, network: network.name })
  })
  afterAll(() => host?.remove())
  it.each(places)('%s', async (place) => {
    const begun = Date.now()
    await prepare(host, generation, registries, place)
    console.log(generation.name, place, 'prepared', Date.now() - begun)
    for (const given of [false, true]) {
      if (given) await givePairs(host, registries)
      await Promise.all(
        registries.all.map(async ({ signIn, asksForPair, name }) => {
          if (given && !asksForPair) return
          const pair: Pair = given ? 'pair given' : asksForPair ? 'pair missing' : 'no pair'
          if (!isAsked(signIn, place, pair)) return
          const words = await askEngine(host, name)
          const verdict = await askMooring(host, name)
          out[`${generation.name} | ${signIn} · ${place} · ${pair}`] = { ...words, verdict }
        }),
      )
    }
    console.log(generation.name, place, 'asked', Date.now() - begun)
    expect(1).toBe(1)
  }, 300_000)
})
