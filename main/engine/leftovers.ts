import type { HostFacts } from '../../shared/model/facts.ts'
import type { Leftover } from '../../shared/model/journal.ts'
import type { Note } from '../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { refreshWords } from './step-words.ts'

const severities = {
  'content-staged': 'warning',
  'refresh-owed': 'warning',
  'record-set-aside': 'warning',
} as const satisfies Severities

/** What people should know about what earlier changes have left on a host. */
export function leftoverNotes({ leftovers = [] }: Pick<HostFacts, 'leftovers'>): Note[] {
  return leftovers.map(noteAbout)
}

function noteAbout(leftover: Leftover): Note {
  switch (leftover.kind) {
    case 'staged':
      return makeNote(severities, 'content-staged', { change: leftover.change })
    case 'owed': {
      const refresh = refreshWords(leftover.refresh)
      return makeNote(severities, 'refresh-owed', { change: leftover.change, refresh })
    }
    case 'damaged':
      return makeNote(severities, 'record-set-aside', { path: leftover.path })
  }
}

/** The journal where a recovery has something to do; undefined if there is none. */
export function journalToRecover(facts: HostFacts): string | undefined {
  if (facts.unfinished !== undefined) return facts.unfinishedIn ?? facts.journal
  return facts.leftovers?.find((each) => !isAside(each))?.journal
}

/** Whether it is in nobody's way any more, and only a person can do something about it. */
function isAside(leftover: Leftover): boolean {
  return leftover.kind === 'damaged' && leftover.path.startsWith(`${leftover.journal}/aside/`)
}
