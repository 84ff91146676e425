import { readTrustedRegistry } from '../../../shared/pasted-registry.ts'
import type { Handler } from '../handler.ts'
import { lookAtRegistry } from '../look-at-registry.ts'
import { contentOf, redeemAll, redeemClientPair } from '../tickets.ts'

/** Fetches a registry's chain and explains it. Nothing is changed anywhere. */
export const registryInspect: Handler<'registry.inspect'> = async (
  deps,
  { registry, ca, next, publishedCa, client },
  { signal, emit },
) =>
  lookAtRegistry(deps, readTrustedRegistry(registry), {
    ca: ca && redeemAll(deps, ca, 'ca').map(contentOf),
    next: next && redeemAll(deps, next, 'next').map(contentOf),
    publishedCa,
    client: client && (await redeemClientPair(deps, client, signal)),
    signal,
    onStage: (waiting) => emit({ waiting }),
  })
