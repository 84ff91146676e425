import { parseTrustedRegistry } from '../../../shared/registry-reference.ts'
import type { Handler } from '../handler.ts'
import { lookAtRegistry } from '../look-at-registry.ts'
import { contentOf, redeemAll, redeemClientPair } from '../tickets.ts'

/** Fetches a registry's chain and explains it. Nothing is changed anywhere. */
export const registryInspect: Handler<'registry.inspect'> = async (
  deps,
  { registry, ca, next, client },
  { signal, emit },
) =>
  lookAtRegistry(deps, parseTrustedRegistry(registry), {
    ca: ca && redeemAll(deps, ca, 'ca').map(contentOf),
    next: next && redeemAll(deps, next, 'next').map(contentOf),
    client: client && (await redeemClientPair(deps, client, signal)),
    signal,
    onStage: (waiting) => emit({ waiting }),
  })
