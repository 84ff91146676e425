/** What can become of a file that Mooring keeps. */
export const damages = ['missing', 'empty', 'cut', 'garbage', 'directory', 'unreadable', 'huge'] as const
export type Damage = (typeof damages)[number]

/** What is answered to each damage, in their order. */
type Answers = readonly [string, string, string, string, string, string, string]
const all = (answer: string): Answers => [answer, answer, answer, answer, answer, answer, answer]

/**
 * A record of the journal, and the results of undoing its change and of recovering from it. Every other change is made in all
 * cases. ARCHITECTURE.md shows the table.
 */
export interface JournalDamage {
  readonly record: string
  readonly undo: Answers
  readonly recover: Answers
}

export const journalDamages: readonly JournalDamage[] = [
  { record: 'unfinished', undo: all('done'), recover: all('recovered') },
  { record: 'changes/c1/plan', undo: all('damaged'), recover: all('damaged') },
  { record: 'changes/c1/made', undo: all('damaged'), recover: all('damaged') },
  { record: 'changes/c1/state', undo: all('damaged'), recover: all('damaged') },
  {
    record: 'changes/c1/before/2',
    undo: ['unrestorable', 'unrestorable', 'unrestorable', 'unrestorable', 'unrestorable', 'unrestorable', 'damaged'],
    recover: ['stuck', 'stuck', 'stuck', 'stuck', 'stuck', 'stuck', 'damaged'],
  },
  {
    record: 'changes/c1/ran',
    undo: ['done', 'done', 'done', 'done', 'damaged', 'done', 'damaged'],
    recover: ['recovered', 'recovered', 'recovered', 'recovered', 'damaged', 'recovered', 'damaged'],
  },
  {
    record: 'changes/c1/new',
    undo: ['done', 'done', 'done', 'done', 'damaged', 'done', 'done'],
    recover: ['recovered', 'recovered', 'recovered', 'recovered', 'damaged', 'recovered', 'damaged'],
  },
]

/** What a survey says of a receipt; every verb that reads receipts names it, and goes on with the others. */
export const receiptDamages = [
  'missing',
  'empty',
  'not-receipt',
  'not-receipt',
  'not-file',
  'unreadable',
  'too-large',
] as const

/** What the history says of an entry, beside the others, and to whoever wants to undo it. */
export const historyDamages: Answers = [
  'change-unknown',
  'store-corrupt',
  'store-corrupt',
  'store-corrupt',
  'file-unreadable',
  'file-unreadable',
  'file-too-large',
]

/** What the list of hosts says of a saved host's file, beside the others; and to whoever saves a host by that name, or forgets it. */
export const savedHostDamages: Readonly<Record<'list' | 'add' | 'remove', Answers>> = {
  list: historyDamages.with(0, 'not listed') as unknown as Answers,
  add: historyDamages.with(0, 'done') as unknown as Answers,
  remove: all('done').with(0, 'host-unknown') as unknown as Answers,
}

/** The tables as ARCHITECTURE.md has them. */
export function renderDamages(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const journal = journalDamages.flatMap(({ record, undo, recover }) => {
    const name = `\`${record.replace('c1', '<id>').replace(/\/2$/, '/<n>')}\``
    return [row([name, 'undo', ...undo]), row([name, 'recover', ...recover])]
  })
  return [
    row(['file', 'verb', ...damages]),
    row(['---', '---', ...damages.map(() => '---')]),
    ...journal,
    row(['`receipts/<id>.json`', 'hosts, trust, untrust', ...receiptDamages]),
    row(['`receipts/<id>.json`', 'insecure status', ...all('done')]),
    row(['`<id>.json` of the history', 'history, undo', ...historyDamages]),
    row(['`hosts/<name>.json`', 'hosts', ...savedHostDamages.list]),
    row(['`hosts/<name>.json`', 'hosts add', ...savedHostDamages.add]),
    row(['`hosts/<name>.json`', 'hosts remove', ...savedHostDamages.remove]),
  ].join('\n')
}
