import { Failure } from '../../shared/failure.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import type { CaFile } from '../certificates/read/certificate-file.ts'
import type { ClientPair } from '../certificates/read/client-pair.ts'
import { inspectRegistry } from '../registry/inspect-registry.ts'
import type { ApiDeps } from './deps.ts'

/** Options for looking at a registry. */
export interface LookOptions {
  readonly ca?: CaFile | undefined
  readonly client?: ClientPair | undefined
  readonly signal: AbortSignal
}

/**
 * Looks at a registry, and remembers the result.
 * @throws Failure of the registry rows of the error table.
 */
export async function lookAtRegistry(
  { env, now, inspections }: Pick<ApiDeps, 'env' | 'now' | 'inspections'>,
  registry: Registry,
  options: LookOptions,
  inspect = inspectRegistry,
): Promise<Inspection> {
  const inspection = await inspect({ registry, env, now, ...options })
  inspections.set(registry.name, inspection)
  return inspection
}

/**
 * Checks that a fingerprint is on the verified path of the registry's chain.
 * @throws Failure `certificate-changed` if this process saw that fingerprint there earlier, else
 *   `fingerprint-mismatch`.
 */
export function expectFingerprint(inspection: Inspection, expected: string, before: Inspection | undefined): void {
  if (inspection.anchor.path.includes(expected)) return
  const actual = inspection.anchor.certificate.fingerprint
  const host = inspection.registry.name
  const code = before?.anchor.path.includes(expected) ? 'certificate-changed' : 'fingerprint-mismatch'
  throw new Failure(code, { host, expected, actual })
}
