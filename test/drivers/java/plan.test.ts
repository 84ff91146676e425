import { describe, expect, it } from 'vitest'
import { java } from '../../../main/drivers/trust/java/index.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import type { TrustPlace } from '../../../shared/model/intent.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { sampleCertificate } from '../../support/certificates/sample-certificate.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'
import { draftOf } from '../../support/facts/plan-on-facts.ts'

const own = '/usr/lib/jvm/company/lib/security/cacerts'
const debians = '/usr/lib/jvm/java-17-openjdk-amd64/lib/security/cacerts'

/** What is planned on a host with these stores, each with what it leads to. */
function plan(javaStores: HostFacts['javaStores'], place: TrustPlace = 'registry') {
  const registry = parseRegistry('reg.example.com:5000')
  const facts = hostFacts({ javaStores })
  const { stages, notes } = draftOf(java, facts, {
    kind: 'trust',
    registry,
    anchors: [sampleCertificate('anchor')],
    place,
    also: ['java'],
  })
  return { runs: stages.flatMap(({ runs }) => runs.map(({ args }) => args)), codes: notes.map(({ code }) => code) }
}

describe('Java’s trust stores', () => {
  it('of a runtime follow a file of Mooring’s', () => {
    const file = `/var/lib/mooring/java${own}/mooring-reg.example.com_5000.pem`
    expect(plan([{ cacerts: own, real: own }])).toEqual({ runs: [[file, own]], codes: ['java-when-restarted'] })
  })

  it.each([
    '/etc/ssl/certs/java/cacerts',
    '/etc/pki/java/cacerts',
    '/etc/pki/ca-trust/extracted/java/cacerts',
    '/var/lib/ca-certificates/java-cacerts',
  ])('that are built from the system’s are left to --system: %s', (real) => {
    expect(plan([{ cacerts: debians, real }])).toEqual({ runs: [], codes: ['system-needed'] })
    expect(plan([{ cacerts: debians, real }], 'system')).toEqual({ runs: [], codes: ['built-from-system'] })
  })

  it('may be missing', () => {
    expect(plan([])).toEqual({ runs: [], codes: ['no-runtime'] })
  })
})
