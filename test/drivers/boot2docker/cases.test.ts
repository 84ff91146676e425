import { describe, expect, it } from 'vitest'
import { withBlock } from '../../../main/drivers/boot2docker/bootsync-block.ts'
import type { ResolvedAs } from '../../../main/drivers/index.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { Persist } from '../../../shared/model/intent.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { driverCases, expectRefusal, filesOf, sampleKey, told } from '../../support/drivers/driver-cases.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import type { HostSketch } from '../../support/facts/host-facts.ts'
import { planOnFacts } from '../../support/facts/plan-on-facts.ts'
import { intentFor, machine } from './sketch.ts'

interface Facts extends HostSketch {
  readonly title: string
  readonly registry: string
  readonly persist?: Persist
  readonly client?: boolean
  /** What a sketched host has, but this one has not. */
  readonly absent?: readonly string[]
}

/** `@block` stands for the lines in bootsync.sh that are Mooring's, `@made` for a bootsync.sh that is. */
const cases = driverCases(import.meta.dirname, { block: withBlock(''), made: withBlock(undefined) })

function machineOf({ absent = [], ...sketch }: Facts): HostFacts {
  const facts = machine(sketch)
  return { ...facts, files: facts.files.filter(({ path }) => !absent.includes(path)) }
}

function intentOf({ registry, persist, client }: Facts): ResolvedAs<'trust'> {
  const pair = client ? { client: { certPem: samplePem('client'), keyPem: sampleKey } } : {}
  return { ...intentFor(registry, persist), ...pair }
}

describe.each(cases.refused)('boot2docker: %s', (name) => {
  it('is refused as the case says', () => {
    const sketch = cases.read<Facts>(name, 'facts')
    const { refused } = cases.read<{ refused: string }>(name, 'plan')
    expectRefusal(() => planOnFacts(machineOf(sketch), intentOf(sketch)), refused)
  })
})

describe.each(cases.planned)('boot2docker: %s', (name) => {
  const sketch = cases.read<Facts>(name, 'facts')
  const first = machineOf(sketch)
  const intent = intentOf(sketch)
  const { sealed, notes } = planOnFacts(first, intent)

  it(`plans what the case says: ${sketch.title}`, () => {
    expect({ ...told(sealed?.stages ?? []), notes }).toEqual(cases.read(name, 'plan'))
  })

  const after = sealed ? applyToFacts(first, sealed) : first

  it('leaves the files that the case says', () => {
    const files = cases.read<Record<string, string>>(name, 'after')
    const absent = (sketch.absent ?? []).filter((path) => !Object.keys(files).some((each) => each.startsWith(path)))
    const expected = machineOf({ ...sketch, files, absent })
    expect(filesOf(after)).toEqual(filesOf(expected))
  })

  it('has nothing left to do afterwards', () => {
    expect(planOnFacts(after, intent, 'c2').sealed).toBeUndefined()
  })

  it('untrust brings every byte back', () => {
    const untrust = planOnFacts(after, { kind: 'untrust', registry: intent.registry }, 'c3').sealed
    const restored = untrust ? applyToFacts(after, untrust) : after
    expect(filesOf(restored)).toEqual(filesOf(first))
    expect(restored.receipts).toEqual(first.receipts)
  })
})
