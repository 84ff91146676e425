import { describe, expect, it } from 'vitest'
import type { ResolvedAs } from '../../../main/drivers/index.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate, samplePem } from '../../support/certificates/sample-certificate.ts'
import { driverCases, filesOf, sampleKey, told } from '../../support/drivers/driver-cases.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'
import { planOnFacts } from '../../support/facts/plan-on-facts.ts'

interface Facts extends HostSketch {
  readonly title: string
  readonly registry: string
  readonly client?: boolean
  readonly setAside?: boolean
}

const cases = driverCases(import.meta.dirname)

function intentOf({ registry, client, setAside = false }: Facts): ResolvedAs<'trust'> {
  const pair = client ? { client: { certPem: samplePem('client'), keyPem: sampleKey } } : {}
  return {
    kind: 'trust',
    registry: parseRegistry(registry),
    anchors: [sampleCertificate('anchor')],
    place: 'registry',
    setAside,
    ...pair,
  }
}

/** Path → content outside /var, where the cases do not say what there is. */
const contents = (facts: HostFacts): Record<string, string> =>
  Object.fromEntries(Object.entries(filesOf(facts)).filter(([path]) => !path.startsWith('/var/')))

describe.each(cases.planned)('docker certs.d: %s', (name) => {
  const sketch = cases.read<Facts>(name, 'facts')
  const before = hostFacts(sketch)
  const intent = intentOf(sketch)
  const { sealed, notes } = planOnFacts(before, intent)

  it(`plans what the case says: ${sketch.title}`, () => {
    const { ops, runs } = told(sealed?.stages ?? [])
    expect({ ops, notes }).toEqual(cases.read(name, 'plan'))
    expect(runs).toEqual([])
  })

  const after = sealed ? applyToFacts(before, sealed) : before

  it('leaves the files that the case says', () => {
    const expected = cases.read<NonNullable<HostSketch['files']>>(name, 'after')
    expect(contents(after)).toEqual(contents(hostFacts({ files: expected })))
  })

  it('has nothing left to do afterwards', () => {
    expect(planOnFacts(after, intent, 'c2').sealed).toBeUndefined()
  })

  it('untrust brings the first files back, and keeps what was not put by Mooring', () => {
    const untrust = planOnFacts(after, { kind: 'untrust', registry: intent.registry }, 'c3').sealed
    const restored = untrust ? applyToFacts(after, untrust) : after
    const replaced = Object.entries(contents(before)).filter(([path]) => contents(restored)[path] === undefined)
    // Only undo brings a replaced file back; untrust removes Mooring's own.
    const ours = new Set((sealed?.stages ?? []).flatMap((stage) => stage.files.map((op) => op.path)))
    expect(replaced.filter(([path]) => !ours.has(path))).toEqual([])
    expect(Object.keys(contents(restored)).filter((path) => contents(before)[path] === undefined)).toEqual([])
    expect(restored.receipts).toEqual([])
  })
})
