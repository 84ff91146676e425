import type { ResolvedAs } from '../../../main/drivers/index.ts'
import type { DockerEngine } from '../../../shared/model/facts.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

/** Where Debian's anchors lie. */
export const anchors = '/usr/local/share/ca-certificates'

/** A Docker that systemd starts. */
export const unit: Partial<DockerEngine> = { service: { manager: 'systemd', name: 'docker.service' } }

/** A Debian host that has what it takes. */
export function debian(sketch: HostSketch = {}): ReturnType<typeof hostFacts> {
  return hostFacts({ trustStore: { commands: ['update-ca-certificates'] }, engines: [unit], ...sketch })
}

export function intentFor(registry: string): ResolvedAs<'trust'> {
  return { kind: 'trust', registry: parseRegistry(registry), anchors: [sampleCertificate('anchor')], place: 'system' }
}

/** What a change leaves that put one file for a registry. */
export function receiptOf(registry: string, path: string, sha256: string): Receipt {
  const files = [{ path, sha256, driver: 'system-store' }]
  return { change: `for-${registry}`, registry, kind: 'trust', files, directories: [] }
}
