import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TrustWish } from '../../../main/drivers/driver.ts'
import { withBlock } from '../../../main/drivers/trust/boot2docker/bootsync-block.ts'
import { draftPlans } from '../../../main/engine/draft.ts'
import type { SealedPlan } from '../../../main/engine/host-protocol/apply.ts'
import { sealPlan } from '../../../main/engine/seal.ts'
import type { RegistryWish } from '../../../main/engine/wish.ts'
import { Failure } from '../../../shared/failure.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import type { HostSketch } from '../../support/facts/host-facts.ts'
import { machine, wishFor } from './sketch.ts'

/**
 * A folder for each case: `facts.json` is the machine before and what is wished, `plan.json` what is planned or why it is
 * refused, `after.json` the files afterwards. `@anchor`, `@other`, `@cert` and `@key` stand for PEM texts, `@block` for
 * the lines in bootsync.sh that are Mooring's, `@made` for a bootsync.sh that is.
 */
interface Facts extends HostSketch {
  readonly title: string
  readonly registry: string
  readonly persist?: TrustWish['persist']
  readonly client?: boolean
  /** What a sketched host has, but this one has not. */
  readonly absent?: readonly string[]
}

interface Plan {
  readonly ops: readonly string[]
  readonly runs: readonly string[]
  readonly notes: readonly string[]
}

const here = import.meta.dirname
const key = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ==\n-----END PRIVATE KEY-----\n'
const texts: Readonly<Record<string, string>> = {
  '@anchor': samplePem('anchor'),
  '@other': samplePem('other'),
  '@cert': samplePem('client'),
  '@key': key,
  '@block': withBlock(''),
  '@made': withBlock(undefined),
}

function readCase<T>(name: string, file: string): T {
  const text = readFileSync(join(here, name, `${file}.json`), 'utf8')
  const expand = (value: string): string =>
    value.replace(/@(anchor|other|cert|key|block|made)/g, (label) => texts[label] ?? label)
  return JSON.parse(text, (_, value) => (typeof value === 'string' ? expand(value) : value)) as T
}

function machineOf({ absent = [], ...sketch }: Facts): HostFacts {
  const facts = machine(sketch)
  return { ...facts, files: facts.files.filter(({ path }) => !absent.includes(path)) }
}

function wishOf({ registry, persist, client }: Facts): RegistryWish {
  const pair = client ? { client: { certPem: samplePem('client'), keyPem: key } } : {}
  return { kind: 'trust', ...wishFor(registry, persist), ...pair }
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
  const visible = facts.files.filter(({ path }) => !/^\/var(\/lib(\/mooring.*)?)?$/.test(path))
  return Object.fromEntries(
    visible.map(({ path, kind, text, target, sha256 }) =>
      kind === 'directory' ? [`${path}/`, ''] : [path, text ?? target ?? sha256 ?? ''],
    ),
  )
}

const names = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const isRefused = (name: string): boolean => name.startsWith('refused-')

describe.each(names.filter(isRefused))('boot2docker: %s', (name) => {
  it('is refused as the case says', () => {
    const sketch = readCase<Facts>(name, 'facts')
    let code: string | undefined
    try {
      plan(machineOf(sketch), wishOf(sketch), 'c1')
    } catch (error) {
      code = error instanceof Failure ? error.code : String(error)
    }
    expect({ refused: code }).toEqual(readCase(name, 'plan'))
  })
})

describe.each(names.filter((name) => !isRefused(name)))('boot2docker: %s', (name) => {
  const sketch = readCase<Facts>(name, 'facts')
  const first = machineOf(sketch)
  const wish = wishOf(sketch)
  const { sealed, notes } = plan(first, wish, 'c1')

  it(`plans what the case says: ${sketch.title}`, () => {
    const stages = sealed?.stages ?? []
    const ops = stages.flatMap(({ files }) => files).filter(({ path }) => !path.startsWith('/var/lib/mooring/'))
    const told: Plan = {
      ops: ops.map((op) => (op.op === 'put' ? `put ${op.mode} ${op.uid}:${op.gid} ${op.path}` : `remove ${op.path}`)),
      runs: stages.flatMap(({ runs }) => runs.map(({ refresh, args }) => [refresh, ...args].join(' '))),
      notes,
    }
    expect(told).toEqual(readCase<Plan>(name, 'plan'))
  })

  const after = sealed ? applyToFacts(first, sealed) : first

  it('leaves the files that the case says', () => {
    const files = readCase<Record<string, string>>(name, 'after')
    const absent = (sketch.absent ?? []).filter((path) => !Object.keys(files).some((each) => each.startsWith(path)))
    const expected = machineOf({ ...sketch, files, absent })
    expect(filesOf(after)).toEqual(filesOf(expected))
  })

  it('has nothing left to do afterwards', () => {
    expect(plan(after, wish, 'c2').sealed).toBeUndefined()
  })

  it('untrust brings every byte back', () => {
    const untrust = plan(after, { kind: 'untrust', registry: wish.registry }, 'c3').sealed
    const restored = untrust ? applyToFacts(after, untrust) : after
    expect(filesOf(restored)).toEqual(filesOf(first))
    expect(restored.receipts).toEqual(first.receipts)
  })
})
