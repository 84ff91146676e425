import type { JournalEntries } from '../../../shared/model/facts.ts'

const states: ReadonlySet<string> = new Set(['begun', 'moving', 'done', 'undoing', 'undone'])

/**
 * Reads an `entries` record of a survey: the names of changes, and what `head` says of their files. Whoever fills a journal
 * can only lie about changes in it.
 */
export function readEntries([journal = '', names = '', more = '', hex = '']: readonly string[]): JournalEntries {
  const files = new Map<string, string>()
  const [, ...parts] = Buffer.from(hex, 'hex').toString('utf8').split('\n==> ')
  for (const part of parts) {
    const [name = '', content = ''] = part.split(' <==\n', 2)
    files.set(name, content.trimEnd())
  }
  const changes = names
    .split(' ')
    .filter(Boolean)
    .map((change): JournalEntries['changes'][number] => {
      const state = files.get(`${change}/state`) ?? ''
      const about = files.get(`${change}/about`)
      // A state that does not exist fails the schema of the facts no more than one that can't be read.
      const known = states.has(state) ? { state: state as 'done' } : {}
      return { change, ...known, ...(about ? { about } : {}) }
    })
  return { journal, isWhole: more === '', changes }
}
