import type { Evidence } from '../../../main/doctor/check/evidence.ts'
import { obstacles } from '../../../main/drivers/index.ts'
import { Failure, failureData } from '../../../shared/failure.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { type HostSketch, hostFacts } from '../facts/host-facts.ts'

const clock = 1_800_000_000

/** What a check has to go by, on a host where Docker runs; whatever is not said is as on a host that was never set up. */
export function evidence({ host = {}, ...said }: Partial<Evidence> & { readonly host?: HostSketch } = {}): Evidence {
  const registry = said.registry ?? parseRegistry('reg:5000')
  const facts = said.facts ?? {
    ...hostFacts({ engines: [{ version: '28.5.2', pid: 7, endpoint: 'unix:///d' }], ...host }),
    names: [{ host: registry.host, addresses: ['10.0.0.5'] }],
    clock,
  }
  return {
    registry,
    facts,
    verdicts: [],
    look: failureData(
      new Failure('connect-refused', { host: registry.host, port: registry.port, address: '10.0.0.5' }),
    ),
    obstacles: obstacles(facts, registry),
    files: [],
    insecure: undefined,
    unread: [],
    now: clock,
    ...said,
  }
}
