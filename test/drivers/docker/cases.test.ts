import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftPlans } from '../../../main/engine/draft.ts'
import type { SealedPlan } from '../../../main/engine/host-protocol/apply.ts'
import { sealPlan } from '../../../main/engine/seal.ts'
import type { RegistryWish } from '../../../main/engine/wish.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate, samplePem } from '../../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

/**
 * A folder for each case: `facts.json` is the host before and what is wished, `plan.json` what is planned, `after.json`
 * the files afterwards. `@anchor`, `@other`, `@cert` and `@key` stand for PEM texts.
 */
interface Facts extends HostSketch {
  readonly title: string
  readonly registry: string
  readonly client?: boolean
}

interface Plan {
  readonly ops: readonly string[]
  readonly notes: readonly string[]
}

const here = import.meta.dirname
const texts: Readonly<Record<string, string>> = {
  '@anchor': samplePem('anchor'),
  '@other': samplePem('other'),
  '@cert': samplePem('client'),
  '@key': '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ==\n-----END PRIVATE KEY-----\n',
}

function readCase<T>(name: string, file: string): T {
  const text = readFileSync(join(here, name, `${file}.json`), 'utf8')
  return JSON.parse(text, (_, value) => (typeof value === 'string' ? expand(value) : value)) as T
}

function expand(text: string): string {
  return text.replace(/@(anchor|other|cert|key)\b/g, (label) => texts[label] ?? label)
}

function wishOf({ registry, client }: Facts): RegistryWish {
  const pair = client ? { client: { certPem: texts['@cert'] ?? '', keyPem: texts['@key'] ?? '' } } : {}
  return {
    kind: 'trust',
    registry: parseRegistry(registry),
    anchor: sampleCertificate('anchor'),
    place: 'registry',
    ...pair,
  }
}

function plan(
  facts: HostFacts,
  wish: RegistryWish,
  change: string,
): { sealed: SealedPlan | undefined; notes: string[] } {
  const drafts = draftPlans(facts, wish)
  return {
    sealed: sealPlan({ facts, wish, drafts, change, privileged: true }),
    notes: drafts.flatMap(({ draft }) => draft.notes.map((note) => note.code)),
  }
}

/** Path → content of everything outside Mooring's own journal; directories end in a slash. */
function filesOf(facts: HostFacts): Record<string, string> {
  const visible = facts.files.filter((file) => !`${file.path}/`.startsWith('/var/'))
  return Object.fromEntries(
    visible.map((file) =>
      file.kind === 'directory' ? [`${file.path}/`, ''] : [file.path, file.text ?? file.target ?? file.sha256 ?? ''],
    ),
  )
}

const names = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

describe.each(names)('docker certs.d: %s', (name) => {
  const sketch = readCase<Facts>(name, 'facts')
  const before = hostFacts(sketch)
  const wish = wishOf(sketch)
  const { sealed, notes } = plan(before, wish, 'c1')

  it(`plans what the case says: ${sketch.title}`, () => {
    const ops = (sealed?.stages ?? []).flatMap((stage) => stage.files)
    const told = ops
      .filter((op) => !op.path.startsWith('/var/lib/mooring/'))
      .map((op) => (op.op === 'put' ? `put ${op.mode} ${op.uid}:${op.gid} ${op.path}` : `remove ${op.path}`))
    expect({ ops: told, notes }).toEqual(readCase<Plan>(name, 'plan'))
  })

  const after = sealed ? applyToFacts(before, sealed) : before

  it('leaves the files that the case says', () => {
    const expected = readCase<HostSketch['files']>(name, 'after')
    expect(filesOf(after)).toEqual(filesOf(hostFacts({ files: expected ?? {} })))
  })

  it('has nothing left to do afterwards', () => {
    expect(plan(after, wish, 'c2').sealed).toBeUndefined()
  })

  it('untrust brings the first files back, and keeps what was not put by Mooring', () => {
    const untrust = plan(after, { kind: 'untrust', registry: wish.registry }, 'c3').sealed
    const restored = untrust ? applyToFacts(after, untrust) : after
    const replaced = Object.entries(filesOf(before)).filter(([path]) => filesOf(restored)[path] === undefined)
    // Only undo brings a replaced file back; untrust removes Mooring's own.
    const ours = new Set((sealed?.stages ?? []).flatMap((stage) => stage.files.map((op) => op.path)))
    expect(replaced.filter(([path]) => !ours.has(path))).toEqual([])
    expect(Object.keys(filesOf(restored)).filter((path) => filesOf(before)[path] === undefined)).toEqual([])
    expect(restored.receipts).toEqual([])
  })
})
