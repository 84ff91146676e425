import type { ErrorCode } from '../../shared/errors.ts'
import { Failure, failureFrom } from '../../shared/failure.ts'
import type { Inspection, InspectionStage, Registry } from '../../shared/model/inspection.ts'
import type { Note } from '../../shared/model/plan.ts'
import type { ClientPair, JudgedClientPair } from '../certificates/read/client-pair.ts'
import type { JobFile } from '../reader/jobs.ts'
import type { ApiDeps } from './deps.ts'

/** Options for looking at a registry. */
export interface LookOptions {
  readonly ca?: readonly JobFile[] | undefined
  /** Files of CAs that are to be trusted too. */
  readonly next?: readonly JobFile[] | undefined
  /** The fingerprint of the one certificate that may be the anchor, `AB:CD:…`. */
  readonly pin?: string | undefined
  /** Whether the anchor may also be what the registry publishes as its CA. */
  readonly publishedCa?: boolean | undefined
  readonly client?: JudgedClientPair | undefined
  readonly signal: AbortSignal
  /** What it waits for now. */
  readonly onStage?: ((stage: InspectionStage) => void) | undefined
}

/** What a look says whose pinned certificate is not on the path. */
const mismatches: readonly string[] = ['fingerprint-mismatch', 'fingerprint-unrelated'] satisfies ErrorCode[]

/**
 * Looks at a registry, and remembers the result.
 * @throws Failure of the registry rows of the error table; `certificate-changed` instead of `fingerprint-mismatch` and
 *   `fingerprint-unrelated` if an earlier look of this process saw the pinned certificate on the path.
 */
export async function lookAtRegistry(
  { env, now, inspections, reader }: Pick<ApiDeps, 'env' | 'now' | 'inspections' | 'reader'>,
  registry: Registry,
  { signal, onStage, client, ...options }: LookOptions,
): Promise<Inspection> {
  try {
    const { findings, ...seen } = await reader(
      { kind: 'inspect', registry, env: proxies(env), now: now().toISOString(), ...options, client: pairOf(client) },
      signal,
      onStage,
    )
    const inspection = { ...seen, findings: [...findings, ...clientFindings(client, { ...seen, findings })] }
    inspections.set(registry.name, inspection)
    return inspection
  } catch (error) {
    const isMismatch = error instanceof Failure && mismatches.includes(error.code)
    if (!isMismatch || !wasSeen(inspections.get(registry.name), options.pin)) throw error
    const { subject: _, validity: __, ...params } = error.params
    throw failureFrom({ code: 'certificate-changed', params }, { cause: error })
  }
}

function pairOf(client: JudgedClientPair | undefined): ClientPair | undefined {
  return client && { certPem: client.certPem, keyPem: client.keyPem }
}

/** A pair that the registry took is not refused, whatever others would do. */
function clientFindings(client: JudgedClientPair | undefined, { api, findings }: Inspection): Note[] {
  const isTaken = api?.isRegistry === true && !findings.some(({ code }) => code === 'client-certificate-refused')
  return (client?.notes ?? []).map((note) =>
    isTaken && note.severity === 'error' ? { ...note, severity: 'warning' } : note,
  )
}

function wasSeen(before: Inspection | undefined, pin: string | undefined): boolean {
  return before !== undefined && pin !== undefined && before.anchor.path.includes(pin)
}

/** The environment's proxies: all that an inspection needs of it. */
function proxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => /^(no|all|https?)_proxy$/i.test(name)))
}
