import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TrustWish } from '../../../main/drivers/driver.ts'
import { claimants, receiptsFor } from '../../../main/drivers/receipts.ts'
import { systemStore } from '../../../main/drivers/trust/system-store/index.ts'
import { planSystemUntrust } from '../../../main/drivers/trust/system-store/untrust.ts'
import { sealPlan } from '../../../main/engine/seal.ts'
import type { Wish } from '../../../main/engine/wish.ts'
import { Failure } from '../../../shared/failure.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate, samplePem } from '../../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'

/**
 * A folder for each case: `facts.json` is the host before and what is wished, `plan.json` what is planned or why it is
 * refused, `after.json` the files afterwards. `@anchor` and `@other` stand for PEM texts.
 */
interface Facts extends HostSketch {
  readonly title: string
  readonly registry: string
  readonly noRestart?: boolean
  /** Whether the anchor says CA:TRUE; it does where absent. */
  readonly ca?: boolean
  readonly earlier?: readonly EarlierFile[]
}

/** A file that an earlier change put for a registry. */
interface EarlierFile {
  readonly registry: string
  readonly path: string
}

interface Planned {
  readonly ops: readonly string[]
  readonly runs: readonly string[]
  readonly restart: Draft['restart']
  readonly notes: readonly string[]
}

const here = import.meta.dirname

function readCase<T>(name: string, file: string): T {
  const text = readFileSync(join(here, name, `${file}.json`), 'utf8')
  const expand = (value: string): string =>
    value.replace(/@(anchor|other)\b/g, (_, sample: 'anchor' | 'other') => samplePem(sample))
  return JSON.parse(text, (_, value) => (typeof value === 'string' ? expand(value) : value)) as T
}

/** The host, with a receipt for each file that an earlier change put. */
function before(sketch: Facts): HostFacts {
  const { files } = hostFacts(sketch)
  const receipts = (sketch.earlier ?? []).map(({ registry, path }, index) => {
    const sha256 = files.find((file) => file.path === path)?.sha256 ?? ''
    return {
      change: `c0${index}`,
      registry,
      kind: 'trust' as const,
      files: [{ path, sha256, driver: 'system-store' }],
      directories: [],
    }
  })
  return hostFacts({ ...sketch, receipts })
}

function wishOf({ registry, noRestart, ca }: Facts): TrustWish {
  const sample = { ...sampleCertificate('anchor'), notBefore: '2020-01-01T00:00:00.000Z' }
  const anchor = ca === false ? { ...sample, basicConstraints: { ca } } : sample
  return {
    registry: parseRegistry(registry),
    anchor,
    place: 'system',
    ...(noRestart === undefined ? {} : { noRestart }),
  }
}

function seal(facts: HostFacts, wish: Wish, draft: Draft, change: string): ReturnType<typeof sealPlan> {
  return sealPlan({ facts, wish, drafts: [{ driver: systemStore.id, draft }], change, privileged: true })
}

function told({ stages, restart, notes }: Draft): Planned {
  return {
    ops: stages.flatMap(({ files }) =>
      files.map((op) => (op.op === 'put' ? `put ${op.mode} ${op.uid}:${op.gid} ${op.path}` : `remove ${op.path}`)),
    ),
    runs: stages.flatMap(({ runs }) => runs.map((run) => [run.refresh, ...run.args].join(' '))),
    restart,
    notes: notes.map(({ code }) => code),
  }
}

/** Path → content of all that is not Mooring's journal or a receipt. */
function contents(facts: HostFacts): Record<string, string> {
  const files = facts.files.filter(({ path, kind }) => kind !== 'directory' && !path.startsWith('/var/lib/mooring/'))
  return Object.fromEntries(files.map((file) => [file.path, file.text ?? file.target ?? '']))
}

const names = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const isRefused = (name: string): boolean => 'refused' in readCase<object>(name, 'plan')

describe.each(names.filter(isRefused))('system store: %s', (name) => {
  const sketch = readCase<Facts>(name, 'facts')

  it(`is refused: ${sketch.title}`, () => {
    const { refused } = readCase<{ refused: string }>(name, 'plan')
    expect(() => systemStore.trust(before(sketch), wishOf(sketch))).toThrow(
      expect.objectContaining({ constructor: Failure, code: refused }),
    )
  })
})

describe.each(names.filter((name) => !isRefused(name)))('system store: %s', (name) => {
  const sketch = readCase<Facts>(name, 'facts')
  const first = before(sketch)
  const wish: Wish = { kind: 'trust', ...wishOf(sketch) }
  const draft = systemStore.trust(first, wish)
  const sealed = seal(first, wish, draft, 'c1')
  const after = sealed ? applyToFacts(first, sealed) : first

  it(`plans what the case says: ${sketch.title}`, () => {
    expect(told(draft)).toEqual(readCase<Planned>(name, 'plan'))
  })

  it('leaves the files that the case says', () => {
    expect(contents(after)).toEqual(readCase<Record<string, string>>(name, 'after'))
  })

  it('has nothing left to do afterwards', () => {
    expect(seal(after, wish, systemStore.trust(after, wish), 'c2')).toBeUndefined()
  })

  it('untrust leaves what was not Mooring’s as it was, and nothing else', () => {
    const { name } = wish.registry
    const placed = receiptsFor(after, name, 'trust').flatMap((receipt) => receipt.files)
    const draft = planSystemUntrust(after, placed, sketch.noRestart)
    const untrust = seal(after, { kind: 'untrust', registry: wish.registry }, draft, 'c3')
    const last = untrust ? applyToFacts(after, untrust) : after
    const theirs = Object.entries(contents(first)).filter(([path]) => claimants(first, path).join() !== name)
    expect(contents(last)).toEqual(Object.fromEntries(theirs))
  })
})
