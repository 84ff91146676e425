import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { ResolvedIntent } from '../../main/drivers/index.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { sampleCertificate } from '../support/certificates/sample-certificate.ts'
import { filesOf } from '../support/drivers/driver-cases.ts'
import { applyToFacts } from '../support/facts/apply-to-facts.ts'
import { hostFacts } from '../support/facts/host-facts.ts'
import { failingFiles, sourceRoot } from '../support/source/compile.ts'

/** A program that reads certificates from a directory of its own. */
const folder = `import type { HostFacts, ReceiptFile } from '../../../../shared/model/facts.ts'
import type { Draft } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { type Driver, nothing } from '../../driver.ts'
import { leftAloneNotes, removalOf } from '../../receipts.ts'
import type { TrustIntent, UntrustIntent } from '../../resolved-intent.ts'

const severities = { 'builder-reads': 'info' } as const satisfies Severities

export const builder: Driver = { id: 'builder', plans: { trust, untrust } }

function trust(_: HostFacts, { registry, anchor }: TrustIntent): Draft {
  const path = \`/etc/builder/anchors/\${registry.name}.pem\`
  const file = { op: 'put', path, mode: '0644', uid: 0, gid: 0, content: anchor.pem, secret: false } as const
  return { ...nothing, stages: [{ files: [file], runs: [] }], notes: [makeNote(severities, 'builder-reads', { path })] }
}

function untrust(facts: HostFacts, _: UntrustIntent, own: readonly ReceiptFile[]): Draft {
  const { removes, changed } = removalOf(facts, own)
  return { ...nothing, stages: [{ files: removes, runs: [] }], notes: leftAloneNotes(changed) }
}
`

const words = `export const builderNotes = {
  'builder-reads': { message: 'The builder reads {path} at every build.', hint: 'Start a build.' },
} as const
`

const copy = mkdtempSync(join(tmpdir(), 'mooring-new-driver-'))
afterAll(() => rmSync(copy, { recursive: true }), 60_000)

/** A file of the copy with a part of it, which must be there once, replaced. */
function edit(path: string, part: string, replacement: string): void {
  const text = readFileSync(join(copy, path), 'utf8')
  if (text.split(part).length !== 2) throw new Error(`${path} has no single ${part}`)
  writeFileSync(join(copy, path), text.replace(part, replacement))
}

/** All that a new driver takes: its folder, its line in the list, its words. */
function addDriver(): void {
  for (const each of ['main', 'shared', 'renderer/tsconfig.json', 'package.json', 'tsconfig.base.json']) {
    cpSync(join(sourceRoot, each), join(copy, each), { recursive: true })
  }
  symlinkSync(join(sourceRoot, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(join(copy, 'main/drivers/trust/builder'))
  writeFileSync(join(copy, 'main/drivers/trust/builder/index.ts'), folder)
  writeFileSync(join(copy, 'shared/words/en/notes/builder.ts'), words)
  edit('main/drivers/index.ts', 'readonly Driver[] = [', 'readonly Driver[] = [builder,')
  edit(
    'main/drivers/index.ts',
    'import { docker }',
    "import { builder } from './trust/builder/index.ts'\nimport { docker }",
  )
  edit('shared/words/en/notes.ts', 'export const noteGroups = [', 'export const noteGroups = [builderNotes,')
  edit('shared/words/en/notes.ts', 'export const notes = {', 'export const notes = { ...builderNotes,')
  edit(
    'shared/words/en/notes.ts',
    'import { javaNotes',
    "import { builderNotes } from './notes/builder.ts'\nimport { javaNotes",
  )
}

it('a new trust driver needs only a folder, a line in the list and its words', { timeout: 300_000 }, async () => {
  addDriver()
  expect(failingFiles(copy, {}, ['main', 'shared'], /builder|NoteCode/)).toEqual([])

  const { draftsFor }: typeof import('../../main/engine/draft.ts') = await import(join(copy, 'main/engine/draft.ts'))
  const { sealDrafts }: typeof import('../../main/engine/seal.ts') = await import(join(copy, 'main/engine/seal.ts'))
  const { viewPlan }: typeof import('../../main/engine/view.ts') = await import(join(copy, 'main/engine/view.ts'))
  const plan = (facts = hostFacts(), intent: ResolvedIntent, change: string) => {
    const drafts = draftsFor(facts, intent)
    const sealed = sealDrafts({ facts, intent, drafts, change, privileged: true })
    return { after: sealed ? applyToFacts(facts, sealed) : facts, view: viewPlan('h', facts, drafts, sealed, true, []) }
  }
  const before = hostFacts({ files: { '/etc/builder/anchors/': '' } })
  const registry = parseRegistry('reg.example.com:5000')
  const path = '/etc/builder/anchors/reg.example.com:5000.pem'

  const trust = plan(before, { kind: 'trust', registry, anchor: sampleCertificate('anchor'), place: 'registry' }, 'c1')
  expect(trust.view.files.map((file) => file.path)).toContain(path)
  expect(trust.view.notes).toContainEqual(
    expect.objectContaining({ code: 'builder-reads', message: `The builder reads ${path} at every build.` }),
  )
  expect(trust.after.receipts.flatMap(({ files }) => files)).toContainEqual(
    expect.objectContaining({ path, driver: 'builder' }),
  )

  const untrust = plan(trust.after, { kind: 'untrust', registry }, 'c2')
  expect([filesOf(untrust.after), untrust.after.receipts]).toEqual([filesOf(before), []])
})
