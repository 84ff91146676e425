import { expect, it } from 'vitest'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { sealDrafts } from '../../../main/engine/seal.ts'
import { viewPlan } from '../../../main/engine/view.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

it('shows no proxy password from the context of a change', () => {
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
