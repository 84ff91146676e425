import { fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { listed } from '../../shared/words/param.ts'
import { claimants, filesFor, insecureStatus, type ResolvedAs, type ResolvedIntent } from '../drivers/index.ts'
import type { DriverDraft } from './draft.ts'

const severities = {
  'still-trusted': 'warning',
  'still-linked': 'warning',
  'pair-stays': 'info',
  'kept-for-others': 'info',
  'still-insecure': 'warning',
  'registry-unknown': 'info',
  'nothing-configured': 'info',
} as const satisfies Severities

/**
 * What still stands on a host for a registry that it shall no longer trust: files that no receipt names, since they are
 * somebody else's or the receipt is lost, and insecure entries. Or that nothing is known of it: people mistype names.
 * Nothing for other intents.
 */
export function stillTrustedNotes(facts: HostFacts, intent: ResolvedIntent, drafts: readonly DriverDraft[]): Note[] {
  if (intent.kind !== 'untrust') return []
  const { name } = intent.registry
  const found = filesFor(facts, intent.registry)
  const removed = new Set(drafts.flatMap(({ draft }) => removedBy(draft.stages)))
  // Of these the drivers tell themselves.
  const told = new Set(drafts.flatMap(({ draft }) => draft.notes.map(({ params }) => params['path'])))
  const left = found.filter((path) => !removed.has(path) && !told.has(path))
  const insecure = insecureStatus(facts, intent.registry).flatMap(({ causes }) => causes)
  const isInsecure = insecure.some(({ by }) => by === 'entry')
  const isKnown = found.length > 0 || isInsecure || facts.receipts.some(({ registry }) => registry === name)
  return [
    ...left.map((path) => noteOn(facts, intent, path)),
    ...(isInsecure ? [makeNote(severities, 'still-insecure', { registry: name })] : []),
    ...(isKnown ? [] : [unknownNote(facts, name)]),
  ]
}

function removedBy(stages: DriverDraft['draft']['stages']): string[] {
  return stages.flatMap(({ files }) => files.flatMap(({ op, path }) => (op === 'remove' ? [path] : [])))
}

function noteOn(facts: HostFacts, { registry: { name } }: ResolvedAs<'untrust'>, path: string): Note {
  const others = claimants(facts, path).filter((each) => each !== name)
  if (others.length > 0) return makeNote(severities, 'kept-for-others', { path, registries: listed(others) })
  if (fileAt(facts, path)?.kind !== 'file') return makeNote(severities, 'still-linked', { path, registry: name })
  const isPair = path.endsWith('.cert') || path.endsWith('.key')
  return makeNote(severities, isPair ? 'pair-stays' : 'still-trusted', { path, registry: name })
}

function unknownNote({ receipts }: HostFacts, registry: string): Note {
  const known = [...new Set(receipts.map((receipt) => receipt.registry))].sort()
  return known.length > 0
    ? makeNote(severities, 'registry-unknown', { registry, registries: listed(known) })
    : makeNote(severities, 'nothing-configured', { registry })
}
