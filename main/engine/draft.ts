import type { HostFacts } from '../../shared/model/facts.ts'
import type { Draft } from '../../shared/model/plan.ts'
import type { Driver } from '../drivers/driver.ts'
import { drivers } from '../drivers/index.ts'
import { planMachineConfigs } from '../drivers/insecure/machine-config/plan.ts'
import { planInsecure } from '../drivers/insecure/plan.ts'
import { receiptsFor } from '../drivers/receipts.ts'
import { planMigration } from '../drivers/trust/boot2docker/old-recipe.ts'
import { placeOn } from '../drivers/trust/boot2docker/store.ts'
import type { Wish } from './wish.ts'

/** What one driver decided. */
export interface DriverDraft {
  readonly driver: string
  readonly draft: Draft
}

/** Asks the drivers what a wish takes on a host. Pure: the same facts give the same drafts. */
export function draftPlans(facts: HostFacts, wish: Wish): DriverDraft[] {
  switch (wish.kind) {
    case 'trust': {
      const here = { ...wish, place: placeOn(facts, wish) }
      const places: readonly Driver['place'][] = [
        here.place,
        ...(wish.also ?? []),
        // A client pair is for engines, so it goes to certs.d wherever the anchor goes.
        ...(wish.client ? (['registry'] as const) : []),
      ]
      return drivers
        .filter(({ place }) => places.includes(place))
        .map(({ id, trust }) => ({ driver: id, draft: trust(facts, here) }))
    }
    case 'untrust': {
      const placed = receiptsFor(facts, wish.registry.name, 'trust').flatMap((receipt) => receipt.files)
      return drivers.map(({ id, untrust }) => {
        const own = placed.filter((file) => file.driver === id)
        return { driver: id, draft: untrust(facts, own, wish.noRestart) }
      })
    }
    case 'insecure':
      return [{ driver: 'insecure', draft: planInsecure(facts, wish) }]
    case 'migrate':
      return [{ driver: 'boot2docker', draft: planMigration(facts) }]
    case 'machine-config':
      return [{ driver: 'machine-config', draft: planMachineConfigs(facts, wish) }]
  }
}
