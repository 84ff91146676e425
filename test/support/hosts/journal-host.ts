import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import type { HostHandle } from '../../../main/hosts/directory.ts'
import { directoriesAbove, isBelow } from '../../../shared/host-path.ts'
import type { JournalEntries } from '../../../shared/model/journal.ts'
import { type HostSketch, hostFacts } from '../facts/host-facts.ts'
import { surveyAnswer } from '../facts/survey-answer.ts'

/** A directory tree as a host: its files can be changed by hand, too. */
export interface WalkedHost {
  readonly handle: HostHandle
  readonly root: string
  read(path: string): Promise<string | undefined>
  write(path: string, content: string): Promise<void>
  remove(path: string): Promise<void>
}

/** One in memory, which can be looked through. */
export interface MemoryHost extends WalkedHost {
  /** The files that it has. */
  paths(): readonly string[]
  /** Removes all below a path, and what is there. */
  clear(path: string): void
}

type There = string | 'directory' | undefined
interface Line {
  readonly path: string
  readonly before: There
  readonly after: There
}
interface Entry {
  readonly about: string
  readonly lines: readonly Line[]
  readonly made: readonly string[]
  state: 'done' | 'undone'
}

const journal = '/var/lib/mooring'

/**
 * A host in memory that surveys, applies and undoes as the programs do: to walk through thousands of states beside the real ones.
 * @param system what kind of host it is; its files are what it begins with.
 */
export function journalHost(root = '/srv', { files: first = {}, ...system }: HostSketch = {}): MemoryHost {
  const files = new Map(Object.entries(first))
  const directories = new Set<string>(['/etc', '/etc/docker', ...[...files.keys()].flatMap(directoriesAbove)])
  const entries = new Map<string, Entry>()
  const thereAt = (path: string): There => files.get(path) ?? (directories.has(path) ? 'directory' : undefined)
  const isEmpty = (path: string): boolean => ![...files.keys(), ...directories].some((each) => isBelow(each, path))
  const set = (path: string, there: There): void => {
    if (there === undefined) {
      files.delete(path)
      if (isEmpty(path)) directories.delete(path)
    } else if (there === 'directory') directories.add(path)
    else files.set(path, there)
    if (there !== undefined) for (const above of directoriesAbove(path)) directories.add(above)
  }

  const survey = (): Uint8Array => {
    const shown = [...directories].map((path): [string, string] => [`${path}/`, ''])
    const sketch = { ...system, root, files: Object.fromEntries([...shown, ...files]) }
    const changes = [...entries].map(([change, { state, about }]): JournalEntries['changes'][number] => {
      return { change, state, about }
    })
    return surveyAnswer({ ...hostFacts(sketch), entries: [{ journal, isWhole: true, changes }] })
  }

  const apply = (request: string): string => {
    const [head = '', contents = ''] = cut(request, '\nend\n')
    const words = head.split('\n').map((line) => cut(line, ' '))
    const valueIn = (name: string): string => words.find(([word]) => word === name)?.[1] ?? ''
    const change = valueIn('change')
    if (valueIn('mode') === 'undo') return undo(change)
    let rest = contents
    const lines: Line[] = []
    const made = new Set<string>()
    for (const [verb, value] of words) {
      if (verb !== 'put' && verb !== 'remove') continue
      const [expect = ''] = value.split(' ')
      const path = value.slice(value.indexOf('/'))
      const before = thereAt(path)
      const state = before === undefined ? 'absent' : before === 'directory' ? 'dir' : sha256(before)
      if (state !== expect) return `changed ${path}`
      const length = verb === 'put' ? Number(value.split(' ')[2]) : 0
      if (verb === 'put') for (const above of directoriesAbove(path)) if (!directories.has(above)) made.add(above)
      const after = verb === 'put' ? rest.slice(0, length) : undefined
      rest = rest.slice(length)
      set(path, after)
      lines.push({ path, before, after })
    }
    entries.set(change, { about: valueIn('about'), lines, made: [...made], state: 'done' })
    return 'done'
  }

  const undo = (change: string): string => {
    const entry = entries.get(change)
    if (!entry) return 'unknown'
    if (entry.state === 'undone') return 'undone-already'
    // Each path from before its first line to after its last one.
    const whole = entry.lines.filter(({ path }, index) => entry.lines.findIndex((each) => each.path === path) === index)
    const lines = whole.map((first) => ({
      ...first,
      after: entry.lines.findLast(({ path }) => path === first.path)?.after,
    }))
    const isAs = (path: string, there: There): boolean => thereAt(path) === there
    const other = lines.find(({ path, before, after }) => !isAs(path, before) && !isAs(path, after))
    if (other) return `changed ${other.path}`
    for (const { path, before, after } of lines.reverse()) if (isAs(path, after)) set(path, before)
    for (const path of [...entry.made].reverse()) if (isEmpty(path)) directories.delete(path)
    entry.state = 'undone'
    return 'done'
  }

  return {
    root,
    handle: {
      ...{ id: 'local', source: 'local', label: 'local', notes: () => [] },
      run: async (program, request) => {
        const asked = Buffer.from(request).toString('latin1')
        const answer = program === 'survey' ? survey() : Buffer.from(`mooring-apply 1\nresult ${apply(asked)}\n`)
        return { stdout: answer, stderr: '', exitCode: 0 }
      },
    },
    read: async (path) => files.get(path),
    write: async (path, content) => set(path, content),
    remove: async (path) => void files.delete(path),
    paths: () => [...files.keys()],
    clear: (path) => {
      for (const each of [...files.keys(), ...directories])
        if (each === path || isBelow(each, path)) void [files.delete(each), directories.delete(each)]
    },
  }
}

function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + at.length)]
}
