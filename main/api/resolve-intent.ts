import { registryExitCodes } from '../../shared/errors/registry.ts'
import { exitCodeOf } from '../../shared/errors.ts'
import { Failure } from '../../shared/failure.ts'
import { parseFingerprint } from '../../shared/fingerprint.ts'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { Inspection, Registry } from '../../shared/model/inspection.ts'
import type { AnchorSource, ChangeKind, Intent } from '../../shared/model/intent.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { readRegistry, readTrustedRegistry } from '../../shared/pasted-registry.ts'
import { type AnchorOrigin, trustCommand } from '../../shared/trust-command.ts'
import type { JudgedClientPair } from '../certificates/read/client-pair.ts'
import { parseInsecureRegistry, type ResolvedIntent } from '../drivers/index.ts'
import { chooseUnseen } from './choose-unseen.ts'
import type { ApiDeps } from './deps.ts'
import { expectOfFile, expectPinned } from './expect-bytes.ts'
import { type LookOptions, lookAtRegistry } from './look-at-registry.ts'
import { contentOf, redeemClientPair } from './tickets.ts'

type IntentOf<Kind extends Intent['kind']> = Extract<Intent, { kind: Kind }>

/** A resolved intent, with notes about the registry. */
interface Resolution {
  readonly resolved: ResolvedIntent
  readonly notes: readonly Note[]
  /** For `trust`: the command line for somebody else's hosts. */
  readonly command?: string
}

const severities = {
  'registry-not-seen': 'warning',
  'ca-file-block': 'warning',
  'registry-capitals': 'warning',
} as const satisfies Severities

/** What goes with every look at a registry. */
type Looking = Pick<LookOptions, 'signal' | 'onStage'>

/**
 * Fetches and reads everything that an intent refers to. Afterwards, everything to trust is known byte for byte.
 * @throws Failure of the reference, registry and file rows of the error table.
 */
export async function resolveIntent(
  deps: ApiDeps,
  intent: IntentOf<ChangeKind>,
  looking: Looking,
): Promise<Resolution> {
  switch (intent.kind) {
    case 'migrate':
      return { resolved: intent, notes: [] }
    case 'untrust':
      return { resolved: { ...intent, registry: readRegistry(intent.registry) }, notes: [] }
    case 'insecure-on': {
      const registry = parseInsecureRegistry(intent.registry)
      return { resolved: { ...intent, registry }, notes: capitalNotes(registry) }
    }
    case 'insecure-off':
      return { resolved: { ...intent, registry: parseInsecureRegistry(intent.registry) }, notes: [] }
    case 'trust':
      return resolveTrust(deps, intent, looking)
  }
}

async function resolveTrust(deps: ApiDeps, intent: IntentOf<'trust'>, looking: Looking): Promise<Resolution> {
  const registry = readTrustedRegistry(intent.registry)
  const { signal } = looking
  const client = intent.client && (await redeemClientPair(deps, intent.client, signal))
  const look: Look = (options) => lookAtRegistry(deps, registry, { ...options, client, ...looking })
  const { anchor, notes, tokens, origin } = await (intent.anchor.from === 'file'
    ? anchorOfFile(deps, registry, intent.anchor, { look, client, signal })
    : anchorOfRegistry(registry, intent.anchor, look))
  const resolved = { ...intent, registry, anchor, place: intent.place ?? 'registry', client, tokens }
  const command = trustCommand(intent, registry.name, anchor, origin)
  return { resolved, notes: [...capitalNotes(registry), ...notes], command }
}

/**
 * Docker takes a host's capital letters from an image name as they are, for certs.d and for its list of insecure
 * registries, although DNS does not tell them apart.
 */
function capitalNotes({ name }: Registry): Note[] {
  const lower = name.toLowerCase()
  return name === lower ? [] : [makeNote(severities, 'registry-capitals', { registry: name, lower })]
}

type Look = (options: Pick<LookOptions, 'ca' | 'pin' | 'publishedCa'>) => Promise<Inspection>

interface ResolvedAnchor {
  readonly anchor: Certificate
  readonly notes: readonly Note[]
  /** See {@link TrustIntent}. */
  readonly tokens?: string | undefined
  readonly origin: AnchorOrigin
}

type SourceFrom<From extends AnchorSource['from']> = Extract<AnchorSource, { from: From }>

/** Inspects again: the registry must still show the pinned certificate. */
async function anchorOfRegistry(
  registry: Registry,
  { fingerprint, publishedCa }: SourceFrom<'registry'>,
  look: Look,
): Promise<ResolvedAnchor> {
  const pin = parseFingerprint(fingerprint)
  return anchorIn(await look({ pin, publishedCa }), 'published', (certificate) =>
    expectPinned(certificate, registry, pin),
  )
}

/** A CA file is accepted even if the registry is unreachable from here: hosts often reach more than workstations. */
async function anchorOfFile(
  deps: ApiDeps,
  registry: Registry,
  { ticket, fingerprint }: SourceFrom<'file'>,
  { look, client, signal }: { look: Look; client: JudgedClientPair | undefined; signal: AbortSignal },
): Promise<ResolvedAnchor> {
  const file = deps.tickets.redeem(ticket, 'ca')
  const ca = contentOf(file)
  const pin = fingerprint === undefined ? undefined : parseFingerprint(fingerprint)
  const check = (certificate: Certificate): void =>
    pin === undefined ? expectOfFile(certificate, file) : expectPinned(certificate, registry, pin)
  try {
    return anchorIn(await look({ ca, pin }), 'file', check)
  } catch (error) {
    if (!(error instanceof Failure) || !isOutOfReach(error)) throw error
    const { certificates, unread } = await deps.reader({ kind: 'ca-file', file: ca }, signal)
    const problem = { error: error.code, params: error.params }
    const only = chooseUnseen(certificates, pin, { file: file.name, problem })
    if (!only) throw error
    check(only)
    const left = unread ? [makeNote(severities, 'ca-file-block', { file: file.name, ...unread })] : []
    const seen = makeNote(severities, 'registry-not-seen', { problem })
    return { anchor: only, notes: [seen, ...left, ...(client?.notes ?? [])], origin: 'file' }
  }
}

/**
 * @param beyond where an anchor is from that was not sent.
 * @param check decides by the bytes that go to the hosts, whatever the inspection said about them.
 */
function anchorIn(
  { anchor: { certificate }, chain, findings, api, realm, publiclyTrusted }: Inspection,
  beyond: AnchorOrigin,
  check: (certificate: Certificate) => void,
): ResolvedAnchor {
  check(certificate)
  const grave = findings.filter(({ severity }) => severity !== 'info')
  const isCovered = !publiclyTrusted && (realm === undefined || realm.sameAnchor)
  const notes = grave.map(({ certificate: _, ...note }) => note)
  const isSent = chain.some(({ fingerprint }) => fingerprint === certificate.fingerprint)
  const origin = isSent ? 'sent' : beyond
  return { anchor: certificate, notes, tokens: isCovered ? api?.tokenRealm : undefined, origin }
}

/** A failure to reach the registry, as opposed to a refusal for safety. */
function isOutOfReach({ code }: Failure): boolean {
  return Object.hasOwn(registryExitCodes, code) && exitCodeOf(code) === 1
}
