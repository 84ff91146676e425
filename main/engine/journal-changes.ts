import { type Change, type ChangeAbout, changeAboutSchema, type Maker } from '../../shared/model/change.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { JournalEntries } from '../../shared/model/journal.ts'
import type { HostPlanView } from '../../shared/model/plan.ts'
import type { History } from '../store/history.ts'

/** Bytes: the survey reads no more of what a maker says of a change. */
const aboutLimit = 8192

/** What is written of a change beside its plan. */
export interface Signature extends Pick<Change, 'kind' | 'registry'> {
  readonly by: Maker
  readonly at: Date
}

/** What a host's journal shall tell everyone of a change, in one line of ASCII. Where there are too many files, without them. */
export function aboutLine({ at, ...signed }: Signature, view: HostPlanView, privileged: boolean): string {
  const { restart, restarts } = view
  const stages = view.stages.map(({ files, commands }) => ({
    files: files.map(({ certificates: _, ...file }) => ({ ...file, diff: [] })),
    commands,
  }))
  const about: ChangeAbout = {
    ...signed,
    at: at.toISOString(),
    privileged,
    stages,
    restart,
    restarts,
  }
  const line = inAscii(about)
  return line.length < aboutLimit ? line : inAscii({ ...about, stages: [] })
}

function inAscii(about: ChangeAbout): string {
  const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(about).replace(/[^\x20-\x7e]/g, escaped)
}

/** What a host's journal says of a change: its state, `gone` if it has none of that id, or undefined if that can't be seen. */
export function stateOn(
  { entries = [] }: Pick<HostFacts, 'entries'>,
  { id, journal }: Pick<Change, 'id' | 'journal'>,
): JournalEntries['changes'][number]['state'] | 'gone' {
  const of = entries.find((each) => each.journal === journal)
  const entry = of?.changes.find(({ change }) => change === id)
  if (entry) return entry.state
  const isListed = of && (of.isWhole || of.changes.some(({ change }) => change < id))
  return isListed ? 'gone' : undefined
}

/** A change as its host's journal has it; itself where that says nothing. */
export function settled(facts: Pick<HostFacts, 'entries'>, change: Change): Change {
  switch (stateOn(facts, change)) {
    case 'done':
      return { ...change, state: 'applied' }
    case 'undone':
      return { ...change, state: 'undone' }
    case 'gone':
      // It was never made, or rolled back. A journal that was lost says nothing of a change that was made.
      return change.state === 'unknown' ? { ...change, state: 'undone' } : change
    default:
      return change
  }
}

/** The changes that stand on a host and that its journal alone tells of: others made them, or from elsewhere. */
export function othersOn(host: string, facts: HostFacts, known: readonly Pick<Change, 'id'>[]): Change[] {
  const ids = new Set(known.map(({ id }) => id))
  return (facts.entries ?? []).flatMap(({ journal, changes }) =>
    changes.flatMap(({ change: id, state, about }): Change[] => {
      const told = state === 'done' && !ids.has(id) ? readAbout(about) : undefined
      return told ? [{ id, host, root: facts.root, journal, state: 'applied', ...told }] : []
    }),
  )
}

function readAbout(about = ''): ChangeAbout | undefined {
  try {
    return changeAboutSchema.safeParse(JSON.parse(about)).data
  } catch {
    return undefined
  }
}

/** Whether a change was made on this host, in this directory tree. */
export function isOn({ root }: Pick<HostFacts, 'root'>, host: string, change: Pick<Change, 'host' | 'root'>): boolean {
  return change.host === host && change.root === root
}

/**
 * Brings the history in line with what hosts' journals say. It is read once for all hosts of a call.
 * @returns to be called with each host that was surveyed. It never fails: whoever looks at a host can still do that.
 */
export function settling(history: History): (host: string, facts: HostFacts) => Promise<void> {
  let listed: ReturnType<History['list']> | undefined
  return async (host, facts) => {
    listed ??= history.list()
    const { changes } = await listed.catch(() => ({ changes: [] }))
    for (const { id } of changes.filter(
      (each) => isOn(facts, host, each) && settled(facts, each).state !== each.state,
    )) {
      // It may have changed since it was listed.
      const change = await history.find(id).catch(() => undefined)
      if (change) await history.save(settled(facts, change)).catch(() => undefined)
    }
  }
}
