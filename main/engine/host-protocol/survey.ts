import { Failure } from '../../../shared/failure.ts'
import {
  type FileFact,
  type HostFacts,
  hostFactsSchema,
  type Receipt,
  receiptSchema,
  type TrustStore,
} from '../../../shared/model/facts.ts'
import type { Phrase } from '../../../shared/words/param.ts'
import { checkPath, checkRegistry } from './checks.ts'
import { readEngine } from './engine-record.ts'
import { readFile } from './file-record.ts'
import { isReceipt } from './receipt-path.ts'

/**
 * A request to the survey program: `/` or a directory tree, a home, the registries whose files matter, and other files
 * by path.
 */
export interface SurveyRequest {
  readonly root: string
  /** The home whose settings are read; the surveying user's if absent. */
  readonly home?: string
  /** The UID of whoever wants to know, if root looks for them: engines of others but root are not asked. */
  readonly asker?: number
  readonly registries: readonly string[]
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
    ...registries.map((name) => `registry ${checkRegistry(name)}`),
    ...files.map((path) => `file ${checkPath(path)}`),
  ]
  return Buffer.from(['mooring-survey 1', `root ${checkPath(root)}`, ...lines, 'end', ''].join('\n'))
}

/** How many strings follow each record's name; for an engine, those before as many as it says. */
const widths: Readonly<Record<string, number>> = {
  root: 1,
  kernel: 1,
  os: 1,
  user: 4,
  clock: 1,
  journal: 2,
  engine: 2,
  file: 10,
  store: 3,
  nss: 1,
  java: 2,
  name: 2,
  unfinished: 2,
}

/**
 * Parses the output of the survey program.
 * @throws Failure `root-missing`; `survey-failed` with a `detail` if the output is incomplete or contradictory.
 */
export function parseSurvey(stdout: Uint8Array): HostFacts {
  const records = readRecords(stdout)
  const one = (name: string): readonly string[] => records.find((record) => record.name === name)?.values ?? []
  const all = (name: string): (readonly string[])[] =>
    records.filter((record) => record.name === name).map((record) => record.values)
  const [kernel = ''] = one('kernel')
  const [release = ''] = one('os')
  const [uid, gid, name, home] = one('user')
  const [journal = '', ownJournal] = one('journal')
  const [unfinished, unfinishedIn] = one('unfinished')
  const files = all('file').map(readFile)
  const facts: HostFacts = {
    os: { kernel, ...readSystem(text(release)) },
    user: { uid: Number(uid), gid: Number(gid), name: name ?? '', home: home ?? '' },
    root: one('root')[0] ?? '',
    journal,
    ...(ownJournal ? { ownJournal } : {}),
    engines: all('engine').map(readEngine),
    trustStore: trustStore(one('store')),
    files,
    receipts: [
      ...receiptsIn(files, journal),
      ...(ownJournal ? receiptsIn(files, ownJournal).map((receipt) => ({ ...receipt, journal: ownJournal })) : []),
    ],
    ...(unfinished === undefined ? {} : { unfinished }),
    ...(unfinishedIn && unfinishedIn === ownJournal ? { unfinishedIn } : {}),
    nssDatabases: all('nss').map(([directory = '']) => directory),
    javaStores: all('java').map(([cacerts = '', real = '']) => ({ cacerts, real })),
    names: all('name').map(([host = '', addresses = '']) => ({ host, addresses: words(addresses) })),
    clock: Number(one('clock')[0]),
  }
  const checked = hostFactsSchema.safeParse(facts)
  if (!checked.success)
    throw malformed({ phrase: 'survey-value', params: { name: checked.error.issues[0]?.path.join('.') ?? '' } })
  return checked.data
}

interface SurveyRecord {
  readonly name: string
  readonly values: readonly string[]
}

function readRecords(stdout: Uint8Array): SurveyRecord[] {
  const strings = Buffer.from(stdout).toString('utf8').split('\0')
  if (strings[0] !== 'mooring-survey 1') throw malformed({ phrase: 'survey-not-begun' })
  const records: SurveyRecord[] = []
  let next = 1
  for (;;) {
    const name = strings[next]
    if (name === 'end' && next < strings.length - 1) return records
    if (name === 'root-missing') throw new Failure('root-missing', { root: strings[next + 1] ?? '' })
    const fixed = name === undefined ? undefined : widths[name]
    if (name === undefined || fixed === undefined) throw malformed({ phrase: 'survey-broken-off' })
    const width = name === 'engine' ? fixed + countIn(strings[next + fixed]) : fixed
    if (next + width >= strings.length - 1) throw malformed({ phrase: 'survey-broken-off' })
    records.push({ name, values: strings.slice(next + 1, next + 1 + width) })
    next += 1 + width
  }
}

/** @throws Failure `survey-failed` for what is no count. */
function countIn(digits = ''): number {
  if (!/^\d+$/.test(digits)) throw malformed({ phrase: 'survey-broken-off' })
  return Number(digits)
}

/** The receipts that could be read. */
function receiptsIn(files: readonly FileFact[], journal: string): Receipt[] {
  const found = files.filter(({ path }) => isReceipt(path, journal))
  return found.flatMap(({ path, text }) => {
    try {
      return text === undefined ? [] : [receiptSchema.parse(JSON.parse(text))]
    } catch {
      throw malformed({ phrase: 'survey-receipt', params: { path } })
    }
  })
}

function trustStore([commands = '', readOnly = '', ostree = '']: readonly string[]): TrustStore {
  return { commands: words(commands), readOnly: words(readOnly), ostree: ostree !== '' }
}

function words(line: string): string[] {
  return line.split(' ').filter(Boolean)
}

function text(hex: string): string {
  return Buffer.from(hex, 'hex').toString('utf8')
}

function malformed(detail: Phrase): Failure {
  return new Failure('survey-failed', { detail })
}

/** The part of os-release(5) that matters; empty where it says nothing. */
function readSystem(release: string): Omit<HostFacts['os'], 'kernel'> {
  const value = (key: string): string => unquoted(new RegExp(`^${key}=(.*)$`, 'm').exec(release)?.[1] ?? '')
  return {
    id: value('ID'),
    // Boot2Docker since 18.09 has no VERSION_ID.
    version: value('VERSION_ID') || value('VERSION'),
    name: value('PRETTY_NAME'),
    like: value('ID_LIKE').split(' ').filter(Boolean),
  }
}

/** Values follow the shell's quoting; a backslash quotes one character. */
function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\\(.)/g, '$1')
}
