import type { HostFacts } from '../../shared/model/facts.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'

const notes = {
  'engine-of-another': 'info',
} as const satisfies Severities

/**
 * Facts for planning: with root's engines and those of whoever asks. Every user can start a process called dockerd and
 * name any path as its settings; whoever has root rights would then put a file there and make it that user's.
 */
export function ownEngines(facts: HostFacts): { readonly facts: HostFacts; readonly notes: readonly Note[] } {
  const engines = facts.engines.filter(({ uid }) => uid === 0 || uid === facts.user.uid)
  const others = new Set(facts.engines.filter((engine) => !engines.includes(engine)).map(({ uid }) => uid))
  return {
    facts: { ...facts, engines },
    notes: [...others].map((uid) => makeNote(notes, 'engine-of-another', { uid })),
  }
}
