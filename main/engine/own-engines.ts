import type { HostFacts } from '../../shared/model/facts.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'

const notes = {
  'engine-of-another': 'info',
} as const satisfies Severities

/**
 * Facts for planning, with only root's engines and the asking user's own. Any user can start a process called dockerd
 * with any path as its settings; a change with root rights would then write a file there and give it to that user.
 */
export function ownEngines(facts: HostFacts): { readonly facts: HostFacts; readonly notes: readonly Note[] } {
  const engines = facts.engines.filter(({ uid }) => uid === 0 || uid === facts.user.uid)
  const others = new Set(facts.engines.filter((engine) => !engines.includes(engine)).map(({ uid }) => uid))
  return {
    facts: { ...facts, engines },
    notes: [...others].map((uid) => makeNote(notes, 'engine-of-another', { uid })),
  }
}
