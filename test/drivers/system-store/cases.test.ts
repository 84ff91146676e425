import { describe, expect, it } from 'vitest'
import { claimants, type ResolvedAs } from '../../../main/drivers/index.ts'
import { systemStore } from '../../../main/drivers/trust/system-store/index.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { strongest } from '../../../shared/model/plan.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { driverCases, expectRefusal, filesOf, told } from '../../support/drivers/driver-cases.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import { type HostSketch, hostFacts } from '../../support/facts/host-facts.ts'
import { doneOnFacts, draftOf, planOnFacts } from '../../support/facts/plan-on-facts.ts'
import { intentFor } from './sketch.ts'

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

const cases = driverCases(import.meta.dirname)

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

function intentOf({ registry, noRestart, ca }: Facts): ResolvedAs<'trust'> {
  const sample = { ...sampleCertificate('anchor'), notBefore: '2020-01-01T00:00:00.000Z' }
  const anchor = ca === false ? { ...sample, basicConstraints: { ca } } : sample
  return { ...intentFor(registry), anchors: [anchor], noRestart }
}

/** Path → content of all files that are not Mooring's own. */
function contents(facts: HostFacts): Record<string, string> {
  return Object.fromEntries(Object.entries(filesOf(facts)).filter(([path]) => !path.endsWith('/')))
}

describe.each(cases.refused)('system store: %s', (name) => {
  const sketch = cases.read<Facts>(name, 'facts')

  it(`is refused: ${sketch.title}`, () => {
    const { refused } = cases.read<{ refused: string }>(name, 'plan')
    expectRefusal(() => planOnFacts(before(sketch), intentOf(sketch)), refused)
  })
})

describe.each(cases.planned)('system store: %s', (name) => {
  const sketch = cases.read<Facts>(name, 'facts')
  const first = before(sketch)
  const intent = intentOf(sketch)
  const { sealed } = planOnFacts(first, intent)
  const after = sealed ? applyToFacts(first, sealed) : first

  it(`plans what the case says: ${sketch.title}`, () => {
    const { stages, restarts, notes } = draftOf(systemStore, first, intent)
    expect({ ...told(stages), restart: strongest(restarts), notes: notes.map(({ code }) => code) }).toEqual(
      cases.read(name, 'plan'),
    )
  })

  it('leaves the files that the case says', () => {
    expect(contents(after)).toEqual(cases.read(name, 'after'))
  })

  it('has nothing left to do afterwards', () => {
    expect(planOnFacts(after, intent, 'c2').sealed).toBeUndefined()
  })

  it('untrust leaves what was not Mooring’s as it was, and nothing else', () => {
    const { registry, noRestart } = intent
    const last = doneOnFacts(after, { kind: 'untrust', registry, noRestart }, 'c3')
    const theirs = Object.entries(contents(first)).filter(([path]) => claimants(first, path).join() !== registry.name)
    expect(contents(last)).toEqual(Object.fromEntries(theirs))
  })
})
