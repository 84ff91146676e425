import { describe, expect, it } from 'vitest'
import { planSystemTrust } from '../../../main/drivers/trust/system-store/trust.ts'
import { planSystemUntrust } from '../../../main/drivers/trust/system-store/untrust.ts'
import { fileAt, type Receipt } from '../../../shared/model/facts.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { anchors, debian, receiptOf, wishFor } from './sketch.ts'

const path = `${anchors}/mooring-one.example.com.crt`
const files = { [path]: samplePem('anchor') }
const sha256 = fileAt(debian({ files }), path)?.sha256 ?? ''
const [one, two] = ['one.example.com', 'two.example.com'].map((name) => receiptOf(name, path, sha256)) as [
  Receipt,
  Receipt,
]

describe('two registries with one CA', () => {
  it('share the file: the second one claims it', () => {
    const draft = planSystemTrust(debian({ files, receipts: [one] }), wishFor(two.registry))
    expect([draft.stages, draft.claims]).toEqual([[{ files: [], runs: [] }], [path]])
  })

  it('claim it once', () => {
    const { claims } = planSystemTrust(debian({ files, receipts: [one, two] }), wishFor(two.registry))
    expect(claims).toEqual([])
  })

  it('keep it until the last one goes', () => {
    const kept = planSystemUntrust(debian({ files, receipts: [one, two] }), one.files)
    expect([kept.stages, kept.notes.map(({ code }) => code)]).toEqual([[], ['still-needed']])
    const gone = planSystemUntrust(debian({ files, receipts: [two] }), two.files)
    expect(gone.stages[0]?.files).toEqual([{ op: 'remove', path }])
  })

  it('do not claim what is the user’s', () => {
    expect(planSystemTrust(debian({ files }), wishFor(two.registry)).claims).toEqual([])
  })
})

describe('untrust', () => {
  it('says so where a copy stays that is not Mooring’s', () => {
    const copy = `${anchors}/sub/copy.crt`
    const host = debian({ files: { ...files, [copy]: samplePem('anchor') }, receipts: [one] })
    const [note] = planSystemUntrust(host, one.files).notes
    expect([note?.code, note?.params['path']]).toEqual(['copy-stays', copy])
  })

  it('leaves a file that somebody changed, and restarts nothing for it', () => {
    const host = debian({ files: { [path]: samplePem('other') }, receipts: [one] })
    const draft = planSystemUntrust(host, one.files)
    expect([draft.stages, draft.restart, draft.notes.map(({ code }) => code)]).toEqual([
      [],
      'none',
      ['store-left-alone'],
    ])
  })

  it('asks nothing of a host on which the driver put nothing', () => {
    expect(planSystemUntrust(debian({ trustStore: {} }), []).stages).toEqual([])
  })
})
