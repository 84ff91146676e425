import type { Registry } from '../../shared/model/inspection.ts'
import type { TrustWish } from '../drivers/driver.ts'
import type { InsecureWish } from '../drivers/insecure/plan.ts'

/**
 * An intent with everything fetched and read that it speaks of: the anchor itself instead of a fingerprint, the pair
 * instead of tickets. What follows from it is decided without looking anywhere but at a host's facts.
 */
export type Wish = RegistryWish | { readonly kind: 'migrate' }

/** Those that are about one registry. */
export type RegistryWish =
  | ({ readonly kind: 'trust' } & TrustWish)
  | { readonly kind: 'untrust'; readonly registry: Registry; readonly noRestart?: boolean }
  | ({ readonly kind: 'insecure' } & InsecureWish)

/** The names of the registries that a wish is about. */
export function registriesOf(wish: Wish): string[] {
  return 'registry' in wish ? [wish.registry.name] : []
}
