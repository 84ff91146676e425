import { Failure } from '../../../shared/failure.ts'
import { type Engine, type HostFacts, hostFactsSchema, type TrustStore } from '../../../shared/model/facts.ts'
import type { Leftover } from '../../../shared/model/journal.ts'
import type { Phrase } from '../../../shared/words/param.ts'
import { checkPath, checkRegistry, isPlannedPath } from './checks.ts'
import { readEngine } from './engine-record.ts'
import { readEntries } from './entries-record.ts'
import { readFile } from './file-record.ts'
import { limitBytes, limitRecords } from './limits.ts'
import { readReceipts } from './receipts-record.ts'

/**
 * A request to the survey program: `/` or a directory tree, a home, the registries whose files matter (or all that have
 * any), and other files by path.
 */
export interface SurveyRequest {
  readonly root: string
  /** The home whose settings are read; the surveying user's if absent. */
  readonly home?: string
  /** The UID of whoever wants to know, if root looks for them: engines of others but root are not asked. */
  readonly asker?: number
  readonly registries: readonly string[] | 'every'
  readonly files?: readonly string[]
}

/**
 * Encodes a request for the survey program; assets/host/survey/main.sh describes the format.
 * @throws TypeError for a path that is not absolute and normalized, or an invalid registry name.
 */
export function encodeSurveyRequest({ root, home, asker, registries, files = [] }: SurveyRequest): Uint8Array {
  const lines = [
    ...(home === undefined ? [] : [`home ${checkPath(home)}`]),
    ...(asker === undefined ? [] : [`asker ${asker}`]),
    ...(registries === 'every' ? ['registry *'] : registries.map((name) => `registry ${checkRegistry(name)}`)),
    ...files.map((path) => `file ${checkPath(path)}`),
  ]
  return Buffer.from(['mooring-survey 1', `root ${checkPath(root)}`, ...lines, 'end', ''].join('\n'))
}

/** A kind of record. */
interface RecordKind {
  /** How many strings follow its name; for an engine, those before as many as it says. */
  readonly width: number
  /** How many there may be. */
  readonly limit: number
}

const kinds: ReadonlyMap<string, RecordKind> = new Map<string, RecordKind>([
  ['root', { width: 1, limit: 1 }],
  ['kernel', { width: 1, limit: 1 }],
  ['os', { width: 1, limit: 1 }],
  ['user', { width: 4, limit: 1 }],
  ['clock', { width: 1, limit: 1 }],
  ['rights', { width: 1, limit: 1 }],
  ['journal', { width: 2, limit: 1 }],
  ['engine', { width: 2, limit: 100 }],
  ['file', { width: 10, limit: 12_000 }],
  // A batch each.
  ['receipts', { width: 3, limit: 200 }],
  ['store', { width: 3, limit: 1 }],
  ['nss', { width: 1, limit: 2_000 }],
  ['java', { width: 2, limit: 2_000 }],
  ['name', { width: 2, limit: 1_000 }],
  // One of each journal.
  ['entries', { width: 4, limit: 2 }],
  // One in each journal.
  ['unfinished', { width: 2, limit: 2 }],
  // The program tells fifty of each journal, and the mark.
  ['left', { width: 4, limit: 102 }],
])

/** The most strings that an engine of any kind may tell of itself. */
const engineStringsLimit = 100

/**
 * Parses the output of the survey program.
 * @throws Failure `root-missing`; `answer-too-large` (without `host`); `survey-failed` with a `detail` if the output is
 *   incomplete or contradictory.
 */
export function parseSurvey(stdout: Uint8Array): HostFacts {
  limitBytes(stdout.length)
  const records = readRecords(Buffer.from(stdout).toString('utf8'))
  const all = (name: string): (readonly string[])[] => records.get(name) ?? []
  const one = (name: string): readonly string[] => all(name)[0] ?? []
  const [kernel = ''] = one('kernel')
  const [release = ''] = one('os')
  const [uid, gid, name, home] = one('user')
  const [journal = '', ownJournal] = one('journal')
  const [unfinished, unfinishedIn] = one('unfinished')
  const { files: receiptFiles, receipts, damaged } = readReceipts(all('receipts'), ownJournal || undefined)
  const left = all('left')
  const os = { kernel, ...readSystem(text(release)) }
  const entries = all('entries')
  const facts: HostFacts = {
    os,
    user: { uid: Number(uid), gid: Number(gid), name: name ?? '', home: home ?? '' },
    ...(records.has('rights') ? { rootCommands: words(one('rights')[0]) } : {}),
    root: one('root')[0] ?? '',
    journal,
    ...(ownJournal ? { ownJournal } : {}),
    engines: all('engine').map((record) => withRelease(readEngine(record), os)),
    trustStore: trustStore(one('store')),
    files: [...all('file').map(readFile), ...receiptFiles],
    receipts: [...receipts],
    ...(damaged.length > 0 ? { damagedReceipts: [...damaged] } : {}),
    ...(unfinished === undefined ? {} : { unfinished }),
    ...(unfinishedIn && unfinishedIn === ownJournal ? { unfinishedIn } : {}),
    ...(left.length > 0 ? { leftovers: left.map(readLeftover) } : {}),
    ...(entries.length > 0 ? { entries: entries.map(readEntries) } : {}),
    nssDatabases: all('nss').map(([directory = '']) => directory),
    javaStores: all('java').map(([cacerts = '', real = '']) => ({ cacerts, real })),
    names: all('name').map(([host = '', addresses = '']) => ({ host, addresses: words(addresses) })),
    clock: Number(one('clock')[0]),
  }
  const checked = hostFactsSchema.safeParse(facts)
  if (!checked.success) throw wrongValue(checked.error.issues[0]?.path.join('.') ?? '')
  // A request names it, and the schema knows paths of other systems too.
  if (![journal, ownJournal || journal].every(isPlannedPath)) throw wrongValue('journal')
  return checked.data
}

/** The values of the records, by their kinds. Reads string by string, so that a record too many ends it at once. */
function readRecords(text: string): ReadonlyMap<string, (readonly string[])[]> {
  let next = 0
  const read = (): string => {
    const end = text.indexOf('\0', next)
    if (end < 0) throw malformed({ phrase: next === 0 ? 'survey-not-begun' : 'survey-broken-off' })
    const string = text.slice(next, end)
    next = end + 1
    return string
  }
  const readMany = (count: number): string[] => Array.from({ length: count }, read)
  if (read() !== 'mooring-survey 1') throw malformed({ phrase: 'survey-not-begun' })
  const records = new Map<string, (readonly string[])[]>()
  for (let name = read(); name !== 'end'; name = read()) {
    if (name === 'root-missing') throw new Failure('root-missing', { root: read() })
    const kind = kinds.get(name)
    if (!kind) throw malformed({ phrase: 'survey-broken-off' })
    const values = readMany(kind.width)
    if (name === 'engine') values.push(...readMany(countIn(values[1])))
    const same = records.get(name) ?? []
    records.set(name, same)
    limitRecords(same.push(values), name, kind.limit)
  }
  return records
}

/** @throws Failure `survey-failed` for what is no count. */
function countIn(digits = ''): number {
  const count = /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN
  if (!(count <= engineStringsLimit)) throw malformed({ phrase: 'survey-broken-off' })
  return count
}

/** Values of a kind that does not exist fail the schema of the facts. */
function readLeftover([kind, change, what, journal]: readonly string[]): Leftover {
  const detail = { staged: { change }, owed: { change, refresh: what }, damaged: { path: what } }[kind ?? '']
  return { kind, ...detail, journal } as Leftover
}

function trustStore([commands = '', readOnly = '', ostree = '']: readonly string[]): TrustStore {
  return { commands: words(commands), readOnly: words(readOnly), ostree: ostree !== '' }
}

function words(line = ''): string[] {
  return line.split(' ').filter(Boolean)
}

function text(hex: string): string {
  return Buffer.from(hex, 'hex').toString('utf8')
}

function malformed(detail: Phrase): Failure {
  return new Failure('survey-failed', { detail })
}

/** A value that does not have its form, by its name in the facts. */
export function wrongValue(name: string): Failure {
  return malformed({ phrase: 'survey-value', params: { name } })
}

/** The part of os-release(5) that matters; empty where it says nothing. */
function readSystem(release: string): Omit<HostFacts['os'], 'kernel'> {
  const value = (key: string): string => unquoted(new RegExp(`^${key}=(.*)$`, 'm').exec(release)?.[1] ?? '')
  return {
    id: value('ID'),
    // Boot2Docker since 18.09 has no VERSION_ID.
    version: value('VERSION_ID') || value('VERSION'),
    // Boot2Docker appends what it is built from and when: `Boot2Docker 1.10.2 (TCL 6.4.1); master : 611be10 - …`
    name: value('ID') === 'boot2docker' ? value('PRETTY_NAME').replace(/ \(TCL .*|;.*/, '') : value('PRETTY_NAME'),
    like: value('ID_LIKE').split(' ').filter(Boolean),
  }
}

/** Boot2Docker's release is the version of its Docker, whose own report has none before 1.9. */
function withRelease(engine: Engine, { id, version }: HostFacts['os']): Engine {
  const isToBeKnown = id === 'boot2docker' && engine.reachable && engine.version === undefined
  return isToBeKnown && /^\d+\.\d+/.test(version) ? { ...engine, version } : engine
}

/** Values follow the shell's quoting; a backslash quotes one character. */
function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\\(.)/g, '$1')
}
