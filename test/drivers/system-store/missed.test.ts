import { describe, expect, it } from 'vitest'
import { planSystemTrust } from '../../../main/drivers/trust/system-store/trust.ts'
import { type Draft, strongest } from '../../../shared/model/plan.ts'
import { pemBlocks } from '../../../shared/pem.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { anchors, debian, intentFor, unit } from './sketch.ts'

const path = `${anchors}/company.crt`
const bundle = '/etc/ssl/certs/ca-certificates.crt'

/** A host on which the anchor was put, the bundle written and Docker started at these times. */
function plan(anchorAt: number, bundleAt: number, since: number): Draft {
  const facts = debian({
    files: { [path]: samplePem('anchor'), [bundle]: '' },
    modified: { [path]: anchorAt, [bundle]: bundleAt },
    engines: [{ ...unit, since }],
  })
  return planSystemTrust(facts, intentFor('reg.example.com'))
}

const runs = ({ stages }: Draft): string[] => stages.flatMap((stage) => stage.runs.map((run) => run.refresh))

describe('an anchor that is there already', () => {
  it('needs nothing if Docker started after it', () => {
    expect(runs(plan(100, 101, 102))).toEqual([])
  })

  it('needs the restart that was postponed', () => {
    const draft = plan(100, 101, 50)
    expect([runs(draft), strongest(draft.restarts)]).toEqual([['docker-restart'], 'restart'])
  })

  it('needs the store rebuilt if that was missed', () => {
    expect(runs(plan(100, 99, 200))).toEqual(['trust-store', 'docker-restart'])
  })
})

describe('anchors in DER', () => {
  const directory = '/etc/pki/ca-trust/source/anchors'
  const base64 = pemBlocks(samplePem('anchor'))[0]?.body ?? ''
  const os = { id: 'rhel', version: '9.6', name: 'Red Hat Enterprise Linux 9.6 (Plow)', like: ['fedora'] }
  const empty = hostFacts({
    os,
    trustStore: { commands: ['update-ca-trust'] },
    engines: [],
    files: { [`${directory}/x`]: '' },
  })

  it('count if p11-kit reads them, whatever their name', () => {
    const files = empty.files.map(({ text: _, ...file }) => (file.path.endsWith('/x') ? { ...file, base64 } : file))
    const { stages, notes } = planSystemTrust({ ...empty, files }, intentFor('reg.example.com'))
    expect([stages, notes.map(({ code }) => code)]).toEqual([
      [{ files: [], runs: [] }],
      expect.arrayContaining(['already-there']),
    ])
  })
})
