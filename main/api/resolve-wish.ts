import { registryExitCodes } from '../../shared/errors/registry.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure } from '../../shared/failure.ts'
import { parseFingerprint } from '../../shared/fingerprint.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import type { ChangeKind, Intent } from '../../shared/model/intent.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import type { ClientPair } from '../certificates/read/client-pair.ts'
import { parseInsecureRegistry } from '../drivers/insecure/entry.ts'
import type { IntendedWish } from '../engine/wish.ts'
import type { ApiDeps } from './deps.ts'
import { expectFingerprint, lookAtRegistry } from './look-at-registry.ts'
import { redeemCaFile, redeemClientPair } from './tickets.ts'

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
  const client = intent.client && redeemClientPair(deps.tickets, intent.client)
  const anchor = await (intent.anchor.from === 'file'
    ? anchorOfFile(deps, intent, { registry, client, signal })
    : anchorOfRegistry(deps, intent, { registry, client, signal }))
  return {
    wish: {
      kind: 'trust',
      registry,
      anchor: anchor.certificate,
      place: intent.place ?? 'registry',
      ...(intent.persist === undefined ? {} : { persist: intent.persist }),
      noRestart,
      also: intent.also ?? [],
      ...(client === undefined ? {} : { client }),
    },
    notes: anchor.notes,
  }
}

/** What a look at the registry takes. */
interface Look {
  readonly registry: Registry
  readonly client: ClientPair | undefined
  readonly signal: AbortSignal
}

interface ResolvedAnchor {
  readonly certificate: Certificate
  readonly notes: readonly Note[]
}

/** Looks again: what was inspected and confirmed must still be what the registry shows. */
async function anchorOfRegistry(
  deps: ApiDeps,
  intent: TrustIntent,
  { registry, client, signal }: Look,
): Promise<ResolvedAnchor> {
  if (intent.anchor.from !== 'registry') throw new Failure('unexpected', { detail: 'no fingerprint' })
  const expected = parseFingerprint(intent.anchor.fingerprint)
  const before = deps.inspections.get(registry.name)
  const inspection = await lookAtRegistry(deps, registry, { client, signal })
  expectFingerprint(inspection, expected, before)
  return { certificate: inspection.anchor.certificate, notes: notesOf(inspection) }
}

/** A CA file is trusted also where the registry cannot be reached from here: hosts often see more than workstations. */
async function anchorOfFile(
  deps: ApiDeps,
  intent: TrustIntent,
  { registry, client, signal }: Look,
): Promise<ResolvedAnchor> {
  if (intent.anchor.from !== 'file') throw new Failure('unexpected', { detail: 'no file' })
  const ca = redeemCaFile(deps.tickets, intent.anchor.ticket)
  try {
    const inspection = await lookAtRegistry(deps, registry, { ca, client, signal })
    return { certificate: inspection.anchor.certificate, notes: notesOf(inspection) }
  } catch (error) {
    if (!(error instanceof Failure) || !isOutOfReach(error)) throw error
    const [only, ...others] = ca.certificates
    if (!only || others.length > 0) throw error
    return {
      certificate: only.certificate,
      notes: [makeNote(notes, 'registry-not-seen', { problem: { error: error.code, params: error.params } })],
    }
  }
}

/** A failure to look, as opposed to a refusal for safety. */
function isOutOfReach({ code }: Failure): boolean {
  return Object.hasOwn(registryExitCodes, code) && exitCodeOf(code) === 1
}

function notesOf({ findings }: Inspection): Note[] {
  return findings.filter(({ severity }) => severity !== 'info').map(({ certificate: _, ...note }) => note)
}
