import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { ResolvedIntent } from '../../main/drivers/index.ts'
import type { HostHandle } from '../../main/hosts/directory.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import { plannedFiles } from '../../shared/model/plan-steps.ts'
import { parseRegistry } from '../../shared/registry-reference.ts'
import { sampleCertificate } from '../support/certificates/sample-certificate.ts'
import { hostPlan } from '../support/cli/answers.ts'
import { filesOf } from '../support/drivers/driver-cases.ts'
import { applyToFacts } from '../support/facts/apply-to-facts.ts'
import { hostFacts } from '../support/facts/host-facts.ts'
import { failingFiles, sourceRoot } from '../support/source/compile.ts'

/** A program that reads certificates from a directory of its own. */
const folder = `import type { HostFacts } from '../../../../shared/model/facts.ts'
import type { ReceiptFile } from '../../../../shared/model/receipt.ts'
import type { Draft } from '../../../../shared/model/plan.ts'
import { makeNote, type Severities } from '../../../../shared/note.ts'
import { type Driver, nothing } from '../../driver.ts'
import { leftAloneNotes, removalOf } from '../../receipts.ts'
import type { TrustIntent, UntrustIntent } from '../../resolved-intent.ts'

const severities = { 'builder-reads': 'info' } as const satisfies Severities

export const builder: Driver = { id: 'builder', plans: { trust, untrust } }

function trust(_: HostFacts, { registry, anchors }: TrustIntent): Draft {
  const path = \`/etc/builder/anchors/\${registry.name}.pem\`
  const file = { op: 'put', path, posix: { mode: '0644', uid: 0, gid: 0 }, content: anchors[0].pem, secret: false } as const
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

/** What it takes to tell a driver of the program’s directory: a part of the survey, which is called by its last one. */
const survey = `# Mooring survey, part: the builder.

emit_builder() {
  if [ -d "$at/etc/builder/anchors" ]; then emit builder /etc/builder/anchors; fi
}
`

/** What it takes to run something when files have changed: a function of the apply program by the refresh’s name. */
const refresh = `# Mooring apply, part: the refresh builder-index.

# refresh_builder_index DIRECTORY
refresh_builder_index() { ls "$1" >"$1/index"; }
`

const copies: string[] = []
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true })
}, 60_000)

/** A file of a copy with a part of it, which must be there once, replaced. */
function edit(copy: string, path: string, part: string, replacement: string): void {
  const text = readFileSync(join(copy, path), 'utf8')
  if (text.split(part).length !== 2) throw new Error(`${path} has no single ${part}`)
  writeFileSync(join(copy, path), text.replace(part, replacement))
}

/** A copy of the source with all that a new driver takes: its folder, its line in the list, its words. */
function withDriver(text: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'mooring-new-driver-'))
  copies.push(copy)
  for (const each of [
    'main',
    'shared',
    'assets/host',
    'renderer/tsconfig.json',
    'package.json',
    'tsconfig.base.json',
  ]) {
    cpSync(join(sourceRoot, each), join(copy, each), { recursive: true })
  }
  symlinkSync(join(sourceRoot, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(join(copy, 'main/drivers/trust/builder'))
  writeFileSync(join(copy, 'main/drivers/trust/builder/index.ts'), text)
  writeFileSync(join(copy, 'shared/words/en/notes/builder.ts'), words)
  edit(copy, 'main/drivers/index.ts', 'readonly Driver[] = [', 'readonly Driver[] = [builder,')
  edit(
    copy,
    'main/drivers/index.ts',
    'import { docker }',
    "import { builder } from './trust/builder/index.ts'\nimport { docker }",
  )
  edit(copy, 'shared/words/en/notes.ts', 'export const noteGroups = [', 'export const noteGroups = [builderNotes,')
  edit(copy, 'shared/words/en/notes.ts', 'export const notes = {', 'export const notes = { ...builderNotes,')
  edit(
    copy,
    'shared/words/en/notes.ts',
    'import { boot2dockerNotes }',
    "import { builderNotes } from './notes/builder.ts'\nimport { boot2dockerNotes }",
  )
  return copy
}

/** What optional parts take beside: a refresh its function in the apply program and its words; a fact, its record. */
function addRefreshAndFact(copy: string): void {
  writeFileSync(join(copy, 'assets/host/apply/builder.sh'), refresh)
  writeFileSync(join(copy, 'assets/host/survey/builder.sh'), survey)
  edit(copy, 'assets/host/parts.json', '"apply/refresh",', '"apply/refresh", "apply/builder",')
  edit(copy, 'assets/host/parts.json', '"survey/main"', '"survey/builder", "survey/main"')
  edit(copy, 'assets/host/survey/main.sh', '  emit_store\n', '  emit_store\n  emit_builder\n')
  edit(copy, 'shared/words/en/phrases.ts', "  'refresh-trust", "  'refresh-builder': 'indexing',\n  'refresh-trust")
  edit(
    copy,
    'shared/model/facts.ts',
    '  files: z.array(fileFactSchema),',
    '  builder: z.string().optional(), files: z.array(fileFactSchema),',
  )
  const nss = "  ['nss', { width: 1, limit: 2_000 }],\n"
  edit(copy, 'main/engine/host-protocol/survey.ts', nss, `${nss}  ['builder', { width: 1, limit: 1 }],\n`)
  const names = "    names: all('name')"
  edit(copy, 'main/engine/host-protocol/survey.ts', names, `    builder: one('builder')[0],\n${names}`)
}

it('takes a folder, a line in the list and words to add a trust driver', { timeout: 300_000 }, async () => {
  const copy = withDriver(folder)
  expect(failingFiles(copy, {}, ['main', 'shared'], /builder|NoteCode/)).toEqual([])

  const { draftsFor }: typeof import('../../main/engine/draft.ts') = await import(join(copy, 'main/engine/draft.ts'))
  const { sealDrafts }: typeof import('../../main/engine/seal.ts') = await import(join(copy, 'main/engine/seal.ts'))
  const { viewPlan }: typeof import('../../main/engine/view.ts') = await import(join(copy, 'main/engine/view.ts'))
  const plan = async (facts = hostFacts(), intent: ResolvedIntent, change: string) => {
    const drafts = draftsFor(facts, intent)
    const sealed = sealDrafts({ facts, intent, drafts, change, privileged: true })
    const view = await viewPlan('h', facts, drafts, sealed, true, [])
    return { after: sealed ? applyToFacts(facts, sealed) : facts, view }
  }
  const before = hostFacts({ files: { '/etc/builder/anchors/': '' } })
  const registry = parseRegistry('reg.example.com:5000')
  const path = '/etc/builder/anchors/reg.example.com:5000.pem'

  const trust = await plan(
    before,
    { kind: 'trust', registry, anchors: [sampleCertificate('anchor')], place: 'registry' },
    'c1',
  )
  expect(plannedFiles(trust.view.stages).map((file) => file.path)).toContain(path)
  expect(trust.view.notes).toContainEqual(
    expect.objectContaining({ code: 'builder-reads', message: `The builder reads ${path} at every build.` }),
  )
  expect(trust.after.receipts.flatMap(({ files }) => files)).toContainEqual(
    expect.objectContaining({ path, driver: 'builder' }),
  )

  const untrust = await plan(trust.after, { kind: 'untrust', registry }, 'c2')
  expect([filesOf(untrust.after), untrust.after.receipts]).toEqual([filesOf(before), []])
})

/** The same program, which wants its directory indexed after each change, and may have it elsewhere. */
const indexed = folder
  .replace(
    'plans: { trust, untrust } }',
    "plans: { trust, untrust }, refreshes: { 'builder-index': { words: { phrase: 'refresh-builder' } } } }",
  )
  .replace('trust(_: HostFacts,', 'trust(facts: HostFacts,')
  .replace('`/etc/builder/anchors/', `\`\${facts.builder}/`)
  .replace(
    'const file =',
    "const run = { op: 'run', refresh: 'builder-index', args: [facts.builder ?? ''], timeoutSeconds: 9 } as const\n  const file =",
  )
  .replace('[{ files: [file], runs: [] }]', '[{ files: [file], runs: [run] }]')

it('takes a script each, by its name, to give it a refresh and a fact of its own', { timeout: 300_000 }, async () => {
  const copy = withDriver(indexed)
  addRefreshAndFact(copy)
  expect(failingFiles(copy, {}, ['main', 'shared'], /builder|NoteCode|PhraseCode/)).toEqual([])

  const { thisMachine }: typeof import('../../main/hosts/sources/this-machine.ts') = await import(
    join(copy, 'main/hosts/sources/this-machine.ts')
  )
  const { surveyHost }: typeof import('../../main/engine/survey.ts') = await import(join(copy, 'main/engine/survey.ts'))
  const { draftsFor }: typeof import('../../main/engine/draft.ts') = await import(join(copy, 'main/engine/draft.ts'))
  const { applyHost }: typeof import('../../main/engine/apply-host.ts') = await import(
    join(copy, 'main/engine/apply-host.ts')
  )
  const machine = thisMachine({ env: process.env, isTty: false, platform: process.platform })
  const host: HostHandle = { ...machine, ...machine.open({} as never) }
  const { signal } = new AbortController()

  const tree = mkdtempSync(join(tmpdir(), 'mooring-new-driver-'))
  copies.push(tree)
  mkdirSync(join(tree, 'etc/builder/anchors'), { recursive: true })
  const facts = await surveyHost(host, tree, [], signal)
  expect(facts).toMatchObject({ builder: '/etc/builder/anchors' })

  const anchors = join(tree, 'etc/builder/anchors')
  const trust = {
    kind: 'trust',
    registry: parseRegistry('reg:5000'),
    anchors: [sampleCertificate('anchor')],
    place: 'registry',
  } as const
  const stages = draftsFor({ ...facts, builder: anchors } as HostFacts, trust).find(
    ({ driver }) => driver === 'builder',
  )
  const runs = stages?.draft.stages.flatMap((stage) => stage.runs) ?? []
  const request = {
    mode: 'apply',
    change: 'c1',
    root: '/',
    journal: join(tree, 'journal'),
    stages: [{ files: [], runs }],
    verify: [],
  } as const
  const heard: unknown[] = []
  const { report } = await applyHost(
    { host, view: hostPlan, request, privileged: false },
    { signal, emit: ({ doing }) => heard.push(doing?.params?.['refresh']) },
  )
  expect(report).toMatchObject({ outcome: 'done' })
  expect(heard).toContainEqual({ phrase: 'refresh-builder' })
  expect(readFileSync(join(anchors, 'index'), 'utf8')).toBe('index\n')
})
