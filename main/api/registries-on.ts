import type { HostFacts } from '../../shared/model/facts.ts'
import type { Host } from '../../shared/model/host.ts'
import type { Receipt } from '../../shared/model/receipt.ts'
import { registryNamed } from '../../shared/registry-reference.ts'
import { foundRegistries, hasGone, insecureEntries, takesForInsecure } from '../drivers/index.ts'

/** What a host's registries are to it, each list sorted. */
type Registries = Pick<Host, 'registries' | 'trusted' | 'gone' | 'byHand' | 'insecure'>

/** The registries of a host: by what Mooring put there, by what is there now, and by what its engines say. */
export function registriesOn(facts: HostFacts): Registries {
  const put = registriesOf(facts.receipts.filter(({ kind }) => kind === 'trust'))
  const gone = put.filter((registry) => hasGone(facts, registry))
  const byHand = foundRegistries(facts).filter((registry) => !put.includes(registry))
  const own = registriesOf(facts.receipts)
  const listed = insecureEntries(facts).registries.map(({ registry }) => registry)
  const insecure = unique([...own, ...byHand, ...listed]).filter((registry) => isInsecure(facts, registry))
  return {
    registries: unique([...own, ...byHand, ...insecure]),
    trusted: put.filter((registry) => !gone.includes(registry)),
    gone,
    byHand,
    insecure,
  }
}

function isInsecure(facts: HostFacts, name: string): boolean {
  const registry = registryNamed(name)
  return registry !== undefined && takesForInsecure(facts, registry)
}

function registriesOf(receipts: readonly Receipt[]): string[] {
  return unique(receipts.map(({ registry }) => registry))
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}
