import { describe, expect, it } from 'vitest'
import type { ResolvedAs } from '../../../main/drivers/index.ts'
import { planSystemTrust } from '../../../main/drivers/trust/system-store/trust.ts'
import { planSystemUntrust } from '../../../main/drivers/trust/system-store/untrust.ts'
import { fileAt, type HostFacts } from '../../../shared/model/facts.ts'
import type { Draft } from '../../../shared/model/plan.ts'
import type { Receipt } from '../../../shared/model/receipt.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { anchors, debian, intentFor, receiptOf } from './sketch.ts'

const path = `${anchors}/mooring-one.example.com.crt`
const files = { [path]: samplePem('anchor') }
const sha256 = fileAt(debian({ files }), path)?.sha256 ?? ''
const [one, two] = ['one.example.com', 'two.example.com'].map((name) => receiptOf(name, path, sha256)) as [
  Receipt,
  Receipt,
]

const untrust = (registry: string): ResolvedAs<'untrust'> => ({ kind: 'untrust', registry: parseRegistry(registry) })

/** What is planned where a receipt's registry is no longer to be trusted. */
function untrusted(facts: HostFacts, { registry, files }: Receipt): Draft {
  return planSystemUntrust(facts, untrust(registry), files)
}

describe('two registries with one CA', () => {
  it('share the file: the second one claims it', () => {
    const draft = planSystemTrust(debian({ files, receipts: [one] }), intentFor(two.registry))
    expect([draft.stages, draft.claims]).toEqual([[{ files: [], runs: [] }], [path]])
  })

  it('claim it once', () => {
    const { claims } = planSystemTrust(debian({ files, receipts: [one, two] }), intentFor(two.registry))
    expect(claims).toEqual([])
  })

  it('keep it until the last one goes', () => {
    const kept = untrusted(debian({ files, receipts: [one, two] }), one)
    expect([kept.stages, kept.notes.map(({ code }) => code)]).toEqual([[], ['still-needed']])
    const gone = untrusted(debian({ files, receipts: [two] }), two)
    expect(gone.stages[0]?.files).toEqual([{ op: 'remove', path }])
  })

  it('do not claim the user’s file', () => {
    expect(planSystemTrust(debian({ files }), intentFor(two.registry)).claims).toEqual([])
  })
})

describe('untrust', () => {
  it('says that another’s copy stays', () => {
    const copy = `${anchors}/sub/copy.crt`
    const host = debian({ files: { ...files, [copy]: samplePem('anchor') }, receipts: [one] })
    const [note] = untrusted(host, one).notes
    expect([note?.code, note?.params['path']]).toEqual(['copy-stays', copy])
  })

  it('leaves a changed file, and restarts nothing for it', () => {
    const host = debian({ files: { [path]: samplePem('other') }, receipts: [one] })
    const draft = untrusted(host, one)
    expect([draft.stages, draft.restarts, draft.notes.map(({ code }) => code)]).toEqual([[], [], ['left-alone']])
  })

  it('does nothing on a host without files of the driver', () => {
    expect(planSystemUntrust(debian({ trustStore: {} }), untrust('one.example.com'), []).stages).toEqual([])
  })
})
