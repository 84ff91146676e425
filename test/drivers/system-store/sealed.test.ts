import { describe, expect, it } from 'vitest'
import type { RequestTo } from '../../../main/engine/host-protocol/apply.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import type { HostFacts } from '../../../shared/model/facts.ts'
import { samplePem } from '../../support/certificates/sample-certificate.ts'
import { applyToFacts } from '../../support/facts/apply-to-facts.ts'
import { doneOnFacts, planOnFacts } from '../../support/facts/plan-on-facts.ts'
import { anchors, debian, intentFor, unit } from './sketch.ts'

const trust = (facts: HostFacts, registry: string, change: string): RequestTo<'apply'> | undefined =>
  planOnFacts(facts, intentFor(registry), change).sealed

const untrust = (facts: HostFacts, registry: string, change: string): HostFacts =>
  doneOnFacts(facts, { kind: 'untrust', registry: intentFor(registry).registry }, change)

const anchorsOf = ({ files }: HostFacts): string[] =>
  files.map(({ path }) => path).filter((path) => path.endsWith('.crt'))

describe('what is applied to the system store', () => {
  it('gives the second registry a receipt for the first one’s file, which goes with the last of them', () => {
    const path = `${anchors}/mooring-one.example.com.crt`
    const first = debian({ files: { [`${anchors}/`]: '' } })
    const put = trust(first, 'one.example.com', 'c1')
    const one = put ? applyToFacts(first, put) : first
    const claim = trust(one, 'two.example.com', 'c2')
    expect(claim?.stages.flatMap(({ runs }) => runs)).toEqual([])
    const two = claim ? applyToFacts(one, claim) : one
    expect(trust(two, 'two.example.com', 'c3')).toBeUndefined()
    const kept = untrust(two, 'one.example.com', 'c4')
    expect([anchorsOf(kept), kept.receipts.map(({ registry }) => registry)]).toEqual([[path], ['two.example.com']])
    const gone = untrust(kept, 'two.example.com', 'c5')
    expect([anchorsOf(gone), gone.receipts]).toEqual([[], []])
  })

  it('of a postponed restart has only the restart', () => {
    const path = `${anchors}/company.crt`
    const files = { [path]: samplePem('anchor') }
    const facts = debian({ files, modified: { [path]: 100 }, engines: [{ ...unit, since: 50 }] })
    const plan = trust(facts, 'one.example.com', 'c1')
    expect(plan?.stages.map((stage) => [stage.files, stage.runs.map(({ refresh }) => refresh)])).toEqual([
      [[], ['docker-restart']],
    ])
  })

  it('applies only to the surveyed daemon.json, if Docker will read it again', () => {
    const config = '/etc/docker/daemon.json'
    const without = trust(debian(), 'one.example.com', 'c1')
    expect(without?.relies).toEqual([{ path: config, expect: 'absent' }])
    const linked = { [config]: '-> /etc/company/docker.json', '/etc/company/docker.json': '{}' }
    const withLink = trust(debian({ files: linked }), 'one.example.com', 'c1')
    expect(withLink?.relies).toEqual([{ path: '/etc/company/docker.json', expect: sha256('{}') }])
    expect(trust(debian({ engines: [] }), 'one.example.com', 'c1')?.relies).toEqual([])
  })
})
