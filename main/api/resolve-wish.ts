import { registryErrors } from '../../shared/errors/registry.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure } from '../../shared/failure.ts'
import { parseFingerprint } from '../../shared/fingerprint.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { Inspection } from '../../shared/model/inspection.ts'
import type { ChangeKind, Intent } from '../../shared/model/intent.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { readCertificates } from '../certificates/read/certificate-file.ts'
import { parseInsecureRegistry } from '../drivers/insecure/entry.ts'
import type { IntendedWish } from '../engine/wish.ts'
import type { ApiDeps } from './deps.ts'
import { clientPair, expectFingerprint, lookAtRegistry } from './look-at-registry.ts'

type TrustIntent = Extract<Intent, { kind: 'trust' }>
type ChangeIntent = Extract<Intent, { kind: ChangeKind }>

/** A wish, and what its reader should know about the registry. */
export interface ResolvedWish {
  readonly wish: IntendedWish
  readonly notes: readonly Note[]
}

const notes = {
  'registry-not-seen': 'warning',
} as const satisfies Severities

/**
 * Fetches and reads everything that an intent speaks of. Whatever is to be trusted is known byte for byte after this.
 * @throws Failure of the reference, registry and file rows of the error table.
 */
export async function resolveWish(deps: ApiDeps, intent: ChangeIntent, signal: AbortSignal): Promise<ResolvedWish> {
  if (intent.kind === 'migrate') return { wish: { kind: 'migrate' }, notes: [] }
  if (intent.kind === 'insecure-on' || intent.kind === 'insecure-off') {
    const registry = parseInsecureRegistry(intent.registry)
    const { machineConfig = false } = intent
    const on = intent.kind === 'insecure-on'
    const until = on ? intent.until : undefined
    const wish: IntendedWish = {
      kind: 'insecure',
      registry,
      on,
      machineConfig,
      ...(until === undefined ? {} : { until }),
    }
    return { wish, notes: [] }
  }
  const registry = parseRegistry(intent.registry)
  const noRestart = intent.noRestart ?? false
  if (intent.kind === 'untrust') return { wish: { kind: 'untrust', registry, noRestart }, notes: [] }
  const client = intent.client ? { client: clientPair(deps, intent.client) } : {}
  const anchor = await (intent.anchor.from === 'file'
    ? anchorOfFile(deps, intent, signal)
    : anchorOfRegistry(deps, intent, signal))
  return {
    wish: {
      kind: 'trust',
      registry,
      anchor: anchor.certificate,
      place: intent.place ?? 'registry',
      ...(intent.persist === undefined ? {} : { persist: intent.persist }),
      noRestart,
      also: intent.also ?? [],
      ...client,
    },
    notes: anchor.notes,
  }
}

interface ResolvedAnchor {
  readonly certificate: Certificate
  readonly notes: readonly Note[]
}

/** Looks again: what was inspected and confirmed must still be what the registry shows. */
async function anchorOfRegistry(deps: ApiDeps, intent: TrustIntent, signal: AbortSignal): Promise<ResolvedAnchor> {
  if (intent.anchor.from !== 'registry') throw new Failure('unexpected', { detail: 'no fingerprint' })
  const expected = parseFingerprint(intent.anchor.fingerprint)
  const before = deps.inspections.get(parseRegistry(intent.registry).name)
  const inspection = await lookAtRegistry(deps, intent.registry, { client: intent.client, signal })
  expectFingerprint(inspection, expected, before)
  return { certificate: inspection.anchor.certificate, notes: notesOf(inspection) }
}

/** A CA file is trusted also where the registry cannot be reached from here: hosts often see more than workstations. */
async function anchorOfFile(deps: ApiDeps, intent: TrustIntent, signal: AbortSignal): Promise<ResolvedAnchor> {
  if (intent.anchor.from !== 'file') throw new Failure('unexpected', { detail: 'no file' })
  const { ticket } = intent.anchor
  const expected = intent.anchor.fingerprint === undefined ? undefined : parseFingerprint(intent.anchor.fingerprint)
  try {
    const inspection = await lookAtRegistry(deps, intent.registry, { ca: ticket, client: intent.client, signal })
    if (expected !== undefined) expectFingerprint(inspection, expected, undefined)
    return { certificate: inspection.anchor.certificate, notes: notesOf(inspection) }
  } catch (error) {
    if (!(error instanceof Failure) || !isOutOfReach(error)) throw error
    const file = deps.tickets.redeem(ticket, 'ca')
    const [only, ...others] = readCertificates(file.bytes, file.ticket.name)
    if (!only || others.length > 0) throw error
    if (expected !== undefined) expectAnchor(only, expected, intent.registry)
    return {
      certificate: only,
      notes: [makeNote(notes, 'registry-not-seen', { problem: { error: error.code, params: error.params } })],
    }
  }
}

/** Where nobody saw the registry, a fingerprint can be that of the file's certificate only. */
function expectAnchor({ fingerprint: actual }: Certificate, expected: string, host: string): void {
  if (actual !== expected) throw new Failure('fingerprint-mismatch', { host, expected, actual })
}

/** A failure to look, as opposed to a refusal for safety. */
function isOutOfReach({ code }: Failure): boolean {
  return Object.hasOwn(registryErrors, code) && exitCodeOf(code) === 1
}

function notesOf({ findings }: Inspection): Note[] {
  return findings.filter(({ severity }) => severity !== 'info').map(({ certificate: _, ...note }) => note)
}
