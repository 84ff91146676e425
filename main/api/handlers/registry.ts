import { readTrustedRegistry } from '../../../shared/pasted-registry.ts'
import type { Handler } from '../handler.ts'
import { lookAtRegistry } from '../look-at-registry.ts'
import { contentOf, redeemClientPair } from '../tickets.ts'

/** Fetches a registry's chain and explains it. Nothing is changed anywhere. */
export const registryInspect: Handler<'registry.inspect'> = async (
  deps,
  { registry, ca, publishedCa, client },
  { signal, emit },
) =>
  lookAtRegistry(deps, readTrustedRegistry(registry), {
    ca: ca === undefined ? undefined : contentOf(deps.tickets.redeem(ca, 'ca')),
    publishedCa,
    client: client && (await redeemClientPair(deps, client, signal)),
    signal,
    onStage: (waiting) => emit({ waiting }),
  })
