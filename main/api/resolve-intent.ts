import { registryExitCodes } from '../../shared/errors/registry.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure } from '../../shared/failure.ts'
import { parseFingerprint } from '../../shared/fingerprint.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import type { AnchorSource, ChangeKind, Intent } from '../../shared/model/intent.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { parseInsecureRegistry, type ResolvedIntent } from '../drivers/index.ts'
import type { ApiDeps } from './deps.ts'
import { expectFingerprint, type LookOptions, lookAtRegistry } from './look-at-registry.ts'
import { redeemCaFile, redeemClientPair } from './tickets.ts'

type IntentOf<Kind extends Intent['kind']> = Extract<Intent, { kind: Kind }>

/** A resolved intent, with notes about the registry. */
interface Resolution {
  readonly resolved: ResolvedIntent
  readonly notes: readonly Note[]
}

const severities = {
  'registry-not-seen': 'warning',
} as const satisfies Severities

/**
 * Fetches and reads everything that an intent refers to. Afterwards, everything to trust is known byte for byte.
 * @throws Failure of the reference, registry and file rows of the error table.
 */
export async function resolveIntent(
  deps: ApiDeps,
  intent: IntentOf<ChangeKind>,
  signal: AbortSignal,
  lookAt = lookAtRegistry,
): Promise<Resolution> {
  switch (intent.kind) {
    case 'migrate':
      return { resolved: intent, notes: [] }
    case 'untrust':
      return { resolved: { ...intent, registry: parseRegistry(intent.registry) }, notes: [] }
    case 'insecure-on':
    case 'insecure-off':
      return { resolved: { ...intent, registry: parseInsecureRegistry(intent.registry) }, notes: [] }
    case 'trust':
      return resolveTrust(deps, intent, signal, lookAt)
  }
}

async function resolveTrust(
  deps: ApiDeps,
  intent: IntentOf<'trust'>,
  signal: AbortSignal,
  lookAt: typeof lookAtRegistry,
): Promise<Resolution> {
  const registry = parseRegistry(intent.registry)
  const client = intent.client && redeemClientPair(deps.tickets, intent.client)
  const look = (options: Pick<LookOptions, 'ca'> = {}) => lookAt(deps, registry, { ...options, client, signal })
  const { anchor, notes } = await (intent.anchor.from === 'file'
    ? anchorOfFile(deps, registry, intent.anchor, look)
    : anchorOfRegistry(deps, registry, intent.anchor, look))
  return { resolved: { ...intent, registry, anchor, place: intent.place ?? 'registry', client }, notes }
}

type Look = (options?: Pick<LookOptions, 'ca'>) => Promise<Inspection>

interface ResolvedAnchor {
  readonly anchor: Certificate
  readonly notes: readonly Note[]
}

type SourceFrom<From extends AnchorSource['from']> = Extract<AnchorSource, { from: From }>

/** Inspects again: the registry must still show the confirmed certificate. */
async function anchorOfRegistry(
  deps: ApiDeps,
  registry: Registry,
  { fingerprint }: SourceFrom<'registry'>,
  look: Look,
): Promise<ResolvedAnchor> {
  const expected = parseFingerprint(fingerprint)
  const before = deps.inspections.get(registry.name)
  const inspection = await look()
  expectFingerprint(inspection, expected, before)
  return anchorIn(inspection)
}

/** A CA file is accepted even if the registry is unreachable from here: hosts often reach more than workstations. */
async function anchorOfFile(
  deps: ApiDeps,
  registry: Registry,
  { ticket, fingerprint }: SourceFrom<'file'>,
  look: Look,
): Promise<ResolvedAnchor> {
  const ca = redeemCaFile(deps.tickets, ticket)
  const expected = fingerprint === undefined ? undefined : parseFingerprint(fingerprint)
  try {
    const inspection = await look({ ca })
    if (expected !== undefined) expectFingerprint(inspection, expected, undefined)
    return anchorIn(inspection)
  } catch (error) {
    if (!(error instanceof Failure) || !isOutOfReach(error)) throw error
    const [only, ...others] = ca.certificates
    if (!only || others.length > 0) throw error
    if (expected !== undefined) expectAnchor(only.certificate, expected, registry)
    const problem = { error: error.code, params: error.params }
    return { anchor: only.certificate, notes: [makeNote(severities, 'registry-not-seen', { problem })] }
  }
}

/** If the registry was not seen, a fingerprint can only match the file's certificate. */
function expectAnchor({ fingerprint: actual }: Certificate, expected: string, { name }: Registry): void {
  if (actual !== expected) throw new Failure('fingerprint-mismatch', { host: name, expected, actual })
}

/** A failure to reach the registry, as opposed to a refusal for safety. */
function isOutOfReach({ code }: Failure): boolean {
  return Object.hasOwn(registryExitCodes, code) && exitCodeOf(code) === 1
}

function anchorIn({ anchor, findings }: Inspection): ResolvedAnchor {
  const grave = findings.filter(({ severity }) => severity !== 'info')
  return { anchor: anchor.certificate, notes: grave.map(({ certificate: _, ...note }) => note) }
}
