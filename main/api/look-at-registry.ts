import { Failure } from '../../shared/failure.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import { type ClientPair, readClientPair } from '../certificates/client-pair.ts'
import { inspectRegistry } from '../registry/inspect-registry.ts'
import type { ApiDeps } from './deps.ts'

/** The files of a look at a registry, by their tickets. */
export interface LookOptions {
  readonly ca?: string | undefined
  readonly client?: { readonly cert: string; readonly key: string } | undefined
  readonly signal: AbortSignal
}

/**
 * Looks at a registry, and remembers what it saw.
 * @throws Failure of the registry and file rows of the error table.
 */
export async function lookAtRegistry(deps: ApiDeps, registry: Registry, options: LookOptions): Promise<Inspection> {
  const { env, now } = deps
  const { signal } = options
  const client = options.client && clientPair(deps, options.client)
  const ca = options.ca === undefined ? undefined : deps.tickets.redeem(options.ca, 'ca')
  const inspection = await inspectRegistry({
    registry,
    env,
    now,
    signal,
    ...(client ? { client: { cert: client.certPem, key: client.keyPem } } : {}),
    ...(ca ? { caPem: Buffer.from(ca.bytes).toString('latin1'), caName: ca.ticket.name } : {}),
  })
  deps.inspections.set(registry.name, inspection)
  return inspection
}

/** The client pair that two tickets stand for, fit for Docker: own certificate first, key not encrypted. */
export function clientPair(deps: ApiDeps, tickets: { readonly cert: string; readonly key: string }): ClientPair {
  const cert = deps.tickets.redeem(tickets.cert, 'client-cert')
  const key = deps.tickets.redeem(tickets.key, 'client-key')
  return readClientPair({
    cert: { bytes: cert.bytes, name: cert.ticket.name },
    key: { bytes: key.bytes, name: key.ticket.name },
    ...(key.passphrase === undefined ? {} : { passphrase: key.passphrase }),
  })
}

/**
 * Checks that a fingerprint stands on the verified path of what the registry shows.
 * @throws Failure `certificate-changed` where this program saw that fingerprint there before, else `fingerprint-mismatch`.
 */
export function expectFingerprint(inspection: Inspection, expected: string, before: Inspection | undefined): void {
  if (inspection.anchor.path.includes(expected)) return
  const actual = inspection.anchor.certificate.fingerprint
  const host = inspection.registry.name
  const code = before?.anchor.path.includes(expected) ? 'certificate-changed' : 'fingerprint-mismatch'
  throw new Failure(code, { host, expected, actual })
}
