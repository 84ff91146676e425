import type { Registry } from '../../shared/model/inspection.ts'
import type { TrustWish } from '../drivers/driver.ts'
import type { MachineConfigWish } from '../drivers/insecure/machine-config/plan.ts'
import type { InsecureWish } from '../drivers/insecure/plan.ts'

/**
 * An intent with everything fetched and read that it speaks of: the anchor itself instead of a fingerprint, the pair
 * instead of tickets. What follows from it is decided without looking anywhere but at a host's facts.
 */
export type Wish = IntendedWish | ({ readonly kind: 'machine-config' } & MachineConfigWish)

/** Those that are an intent's; the other one goes along with one of them. */
export type IntendedWish = RegistryWish | { readonly kind: 'migrate' }

/** Those that put or take what a receipt speaks of. */
export type RegistryWish =
  | ({ readonly kind: 'trust' } & TrustWish)
  | { readonly kind: 'untrust'; readonly registry: Registry; readonly noRestart?: boolean }
  | ({ readonly kind: 'insecure' } & InsecureWish)

/** The names of the registries that a wish is about. */
export function registriesOf(wish: Wish): string[] {
  return 'registry' in wish ? [wish.registry.name] : []
}
