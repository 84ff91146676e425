import { Failure, failureFrom } from '../../shared/failure.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import type { CaFile } from '../certificates/read/certificate-file.ts'
import type { ClientPair } from '../certificates/read/client-pair.ts'
import { inspectRegistry } from '../registry/inspect-registry.ts'
import type { ApiDeps } from './deps.ts'

/** Options for looking at a registry. */
export interface LookOptions {
  readonly ca?: CaFile | undefined
  /** The fingerprint of the one certificate that may be the anchor, `AB:CD:…`. */
  readonly pin?: string | undefined
  readonly client?: ClientPair | undefined
  readonly signal: AbortSignal
}

/**
 * Looks at a registry, and remembers the result.
 * @throws Failure of the registry rows of the error table; `certificate-changed` instead of `fingerprint-mismatch` if an
 *   earlier look of this process saw the pinned certificate there.
 */
export async function lookAtRegistry(
  { env, now, inspections }: Pick<ApiDeps, 'env' | 'now' | 'inspections'>,
  registry: Registry,
  options: LookOptions,
  inspect = inspectRegistry,
): Promise<Inspection> {
  try {
    const inspection = await inspect({ registry, env, now, ...options })
    inspections.set(registry.name, inspection)
    return inspection
  } catch (error) {
    const isMismatch = error instanceof Failure && error.code === 'fingerprint-mismatch'
    if (!isMismatch || !wasSeen(inspections.get(registry.name), options.pin)) throw error
    throw failureFrom({ code: 'certificate-changed', params: error.params }, { cause: error })
  }
}

function wasSeen(before: Inspection | undefined, pin: string | undefined): boolean {
  return before !== undefined && pin !== undefined && before.anchor.path.includes(pin)
}
