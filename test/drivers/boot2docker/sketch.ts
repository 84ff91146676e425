import type { ResolvedAs } from '../../../main/drivers/index.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Persist } from '../../../shared/model/intent.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

/** A Boot2Docker machine of the newer line whose Docker runs. */
export function machine(sketch: HostSketch = {}): HostFacts {
  const service = { manager: 'boot2docker', name: 'docker' } as const
  const os = { id: 'boot2docker', name: 'Boot2Docker', version: '19.03.12', ...sketch.os }
  return hostFacts({ engines: [{ service }], ...sketch, os })
}

/** To trust a registry for as long as the sample certificate does. */
export function intentFor(registry: string, persist?: Persist): ResolvedAs<'trust'> {
  const anchor = { ...sampleCertificate('anchor'), notBefore: '2020-01-01T00:00:00.000Z' }
  return { kind: 'trust', registry: parseRegistry(registry), anchors: [anchor], place: 'registry', persist }
}
