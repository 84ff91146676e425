import { expect, it } from 'vitest'
import { nothing } from '../../../main/drivers/driver.ts'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { sha256 } from '../../../main/engine/host-protocol/sha256.ts'
import { needsRoot } from '../../../main/engine/privilege.ts'
import { sealDrafts } from '../../../main/engine/seal.ts'
import { viewPlan } from '../../../main/engine/view.ts'
import type { FileFact, HostFacts } from '../../../shared/model/facts.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

it('shows no password of a proxy that stands near what changes', () => {
  const path = '/etc/docker/daemon.json'
  const proxies = '{\n  "proxies": { "http-proxy": "http://ann:p@ssw0rd@proxy:3128/" },\n  "debug": true\n}\n'
  const facts = hostFacts({ files: { [path]: proxies } })
  const intent = { kind: 'insecure-on', registry: parseRegistry('reg:5000') } as const
  const drafts = [{ driver: 'insecure', draft: planInsecure(facts, intent) }]
  const sealed = sealDrafts({ facts, intent, drafts, change: 'c1', privileged: true })
  const [file] = viewPlan('local', facts, drafts, sealed, true, []).files
  expect(file?.diff).toContainEqual(expect.stringContaining('"http://…@proxy:3128/"'))
  expect(JSON.stringify(file)).not.toMatch(/ann|ssw0rd/)
})

it('plans files of a host without modes, and says nothing of modes and owners', () => {
  const path = 'C:/ProgramData/docker/certs.d/reg/ca.crt'
  const facts = { ...hostFacts(), files: [], journal: 'C:/ProgramData/mooring' }
  const intent = { kind: 'migrate' } as const
  const file = { op: 'put', path, content: 'anchor', secret: false } as const
  const drafts = [{ driver: 'docker', draft: { ...nothing, stages: [{ files: [file], runs: [] }] } }]
  const seal = (there: HostFacts) => sealDrafts({ facts: there, intent, drafts, change: 'c1', privileged: true })
  expect(viewPlan('local', facts, drafts, seal(facts), true, []).files).toEqual([
    { path, action: 'create', secret: false, diff: ['+anchor'] },
  ])
  const there: FileFact = { path, kind: 'file', size: 6, sha256: sha256('anchor'), text: 'anchor' }
  expect(seal({ ...facts, files: [there] })).toBeUndefined()
  expect(needsRoot({ ...facts, user: { ...facts.user, uid: 1000 }, files: [there] }, [], [], [path])).toBe(true)
})
