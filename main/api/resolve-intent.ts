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
import type { NoteCode } from '../../shared/words/en/notes.ts'
import type { JudgedClientPair } from '../certificates/read/client-pair.ts'
import { parseInsecureRegistry, type ResolvedIntent } from '../drivers/index.ts'
import type { ApiDeps } from './deps.ts'
import { expectOfFiles, expectPinned } from './expect-bytes.ts'
import { type LookOptions, lookAtRegistry } from './look-at-registry.ts'
import { type ChosenFile, contentOf, redeemAll, redeemClientPair } from './tickets.ts'

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
  const { next: nextTickets, anchor: source, ...chosen } = intent
  const client = intent.client && (await redeemClientPair(deps, intent.client, signal))
  const look: Look = (options) => lookAtRegistry(deps, registry, { ...options, client, ...looking })
  const next = redeemAll(deps, nextTickets ?? [], 'next')
  const { anchors, notes, tokens, origin } = await (source.from === 'file'
    ? anchorsOfFiles(deps, registry, source, { look, next, client, signal })
    : anchorsOfRegistry(registry, source, { look, next }))
  const resolved = { ...chosen, registry, anchors, place: intent.place ?? 'registry', client, tokens }
  const command = trustCommand(intent, registry.name, anchors, origin)
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

type Look = (options: Pick<LookOptions, 'ca' | 'next' | 'pin' | 'publishedCa'>) => Promise<Inspection>

/** How to look, and the files of CAs that come next. */
interface Looks {
  readonly look: Look
  readonly next: readonly ChosenFile[]
}

interface ResolvedAnchors {
  readonly anchors: readonly [Certificate, ...Certificate[]]
  readonly notes: readonly Note[]
  /** See {@link TrustIntent}. */
  readonly tokens?: string | undefined
  readonly origin: AnchorOrigin
}

type SourceFrom<From extends AnchorSource['from']> = Extract<AnchorSource, { from: From }>

/** Decides by the bytes that go to the hosts, whatever an inspection said about them. */
interface Expectations {
  readonly anchor: (certificate: Certificate) => void
  readonly other: (certificate: Certificate) => void
}

/** Inspects again: the registry must still show the pinned certificate. */
async function anchorsOfRegistry(
  registry: Registry,
  { fingerprint, publishedCa }: SourceFrom<'registry'>,
  { look, next }: Looks,
): Promise<ResolvedAnchors> {
  const pin = parseFingerprint(fingerprint)
  return anchorsIn(await look({ pin, publishedCa, ...jobFiles({ next }) }), 'published', {
    anchor: (certificate) => expectPinned(certificate, registry, pin),
    other: (certificate) => expectOfFiles(certificate, next),
  })
}

/** CA files are accepted even if the registry is unreachable from here: hosts often reach more than workstations. */
async function anchorsOfFiles(
  deps: ApiDeps,
  registry: Registry,
  { tickets, fingerprint }: SourceFrom<'file'>,
  { look, next, client, signal }: Looks & { client: JudgedClientPair | undefined; signal: AbortSignal },
): Promise<ResolvedAnchors> {
  const files = redeemAll(deps, tickets, 'ca')
  const pin = fingerprint === undefined ? undefined : parseFingerprint(fingerprint)
  const given = { ca: files.map(contentOf), ...jobFiles({ next }), pin }
  // With a fingerprint, only that certificate of the CA files is an anchor.
  const others = pin === undefined ? [...files, ...next] : next
  const expected: Expectations = {
    anchor: (certificate) =>
      pin === undefined ? expectOfFiles(certificate, others) : expectPinned(certificate, registry, pin),
    other: (certificate) => expectOfFiles(certificate, others),
  }
  try {
    return anchorsIn(await look(given), 'file', expected)
  } catch (error) {
    if (!(error instanceof Failure) || !isOutOfReach(error)) throw error
    const problem = { error: error.code, params: error.params }
    const job = { kind: 'anchors', ...given, problem, now: deps.now().toISOString() } as const
    const { anchors, notes } = await deps.reader(job, signal)
    const [first, ...more] = anchors
    if (!first) throw error
    const seen = makeNote(severities, 'registry-not-seen', { problem })
    return {
      anchors: expectAll(first, more, expected),
      notes: [seen, ...notes.filter(isTold), ...(client?.notes ?? [])],
      origin: 'file',
    }
  }
}

/** Files for a look, if there are any. */
function jobFiles({ next }: Pick<Looks, 'next'>): Pick<LookOptions, 'next'> {
  return next.length > 0 ? { next: next.map(contentOf) } : {}
}

function expectAll(
  first: Certificate,
  others: readonly Certificate[],
  expected: Expectations,
): [Certificate, ...Certificate[]] {
  expected.anchor(first)
  for (const other of others) expected.other(other)
  return [first, ...others]
}

/** @param beyond where an anchor is from that was not sent. */
function anchorsIn(
  { anchor: { certificate }, others = [], chain, findings, api, realm, publiclyTrusted }: Inspection,
  beyond: AnchorOrigin,
  expected: Expectations,
): ResolvedAnchors {
  const anchors = expectAll(certificate, others, expected)
  const isCovered = !publiclyTrusted && (realm === undefined || realm.sameAnchor)
  const notes = findings.filter(isTold).map(({ certificate: _, ...note }) => note)
  const isSent = chain.some(({ fingerprint }) => fingerprint === certificate.fingerprint)
  const origin = isSent ? 'sent' : beyond
  return { anchors, notes, tokens: isCovered ? api?.tokenRealm : undefined, origin }
}

/** What a plan tells although it is nothing grave: which of the given certificates are for what. */
const told: ReadonlySet<NoteCode> = new Set(['anchor-next', 'anchor-in-use', 'anchor-not-ca'])

function isTold({ code, severity }: Pick<Note, 'code' | 'severity'>): boolean {
  return severity !== 'info' || told.has(code)
}

/** A failure to reach the registry, as opposed to a refusal for safety. */
function isOutOfReach({ code }: Failure): boolean {
  return Object.hasOwn(registryExitCodes, code) && exitCodeOf(code) === 1
}
