import { entryStateSchema, type JournalEntries } from '../../../shared/model/journal.ts'

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
      // One that does not exist is like one that can't be read.
      const { data: state } = entryStateSchema.safeParse(files.get(`${change}/state`))
      const about = files.get(`${change}/about`)
      return { change, ...(state ? { state } : {}), ...(about ? { about } : {}) }
    })
  return { journal, isWhole: more === '', changes }
}
