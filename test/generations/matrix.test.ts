import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type EngineHost, openEngineHost } from '../support/generations/engine-host.ts'
import { generations } from '../support/generations/engines.ts'
import { makeNetwork, type Network } from '../support/generations/network.ts'
import { rootOf } from '../support/generations/roots.ts'
import { askEngine, askMooring } from './matrix/ask.ts'
import { kindsOf } from './matrix/kinds.ts'
import { givePairs, prepare } from './matrix/prepare-host.ts'
import { type MatrixRegistry, type Registries, startRegistries } from './matrix/registries.ts'
import { isAsked, type Pair, places } from './matrix/rows.ts'
import { outcomeOf } from './matrix/table.ts'

const roots = inject('generationRoots')
let network: Network
let registries: Registries

beforeAll(async () => {
  network = await makeNetwork('matrix')
  registries = await startRegistries(network)
})

afterAll(async () => {
  await registries?.stop()
  await network?.remove()
})

describe.each(generations)('verdicts beside what Docker $name itself says', (generation) => {
  const root = rootOf(generation, roots)
  let host: EngineHost
  beforeEach(({ skip }) => {
    if ('missing' in root) skip(root.missing)
  })
  beforeAll(async () => {
    if ('missing' in root) return
    host = await openEngineHost(generation, { directory: root.directory, network: network.name })
  })
  afterAll(() => host?.remove())

  it.each(places)('%s', async (place) => {
    await prepare(host, generation, registries, place)
    const ask = async ({ signIn, name }: MatrixRegistry, pair: Pair): Promise<void> => {
      if (!isAsked(signIn, place, pair)) return
      const row = `${signIn} · ${place} · ${pair}` as const
      const words = await askEngine(host, name)
      const verdict = await askMooring(host, name)
      const actual = { says: kindsOf(words), verdict: `${verdict?.answer} ${verdict?.cause}` }
      expect
        .soft(actual, `${row}: ${JSON.stringify({ ...words, verdict }, null, 2)}`)
        .toEqual(outcomeOf(row, generation.name))
      expect.soft(words.insecure, row).toBe(place === 'insecure')
    }
    const { all } = registries
    await Promise.all(all.map((registry) => ask(registry, registry.asksForPair ? 'pair missing' : 'no pair')))
    await givePairs(host, registries)
    await Promise.all(all.filter(({ asksForPair }) => asksForPair).map((registry) => ask(registry, 'pair given')))
  })
})
