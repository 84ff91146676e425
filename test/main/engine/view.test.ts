import { expect, it } from 'vitest'
import { planInsecure } from '../../../main/drivers/insecure/plan.ts'
import { sealPlan } from '../../../main/engine/seal.ts'
import { viewPlan } from '../../../main/engine/view.ts'
import { parseRegistry } from '../../../shared/registry-reference.ts'
import { hostFacts } from '../../support/facts/host-facts.ts'

it('shows no password of a proxy that stands near what changes', () => {
  const path = '/etc/docker/daemon.json'
  const proxies = '{\n  "proxies": { "http-proxy": "http://ann:p@ssw0rd@proxy:3128/" },\n  "debug": true\n}\n'
  const facts = hostFacts({ files: { [path]: proxies } })
  const wish = { kind: 'insecure', registry: parseRegistry('reg:5000'), on: true } as const
  const drafts = [{ driver: 'insecure', draft: planInsecure(facts, wish) }]
  const sealed = sealPlan({ facts, wish, drafts, change: 'c1', privileged: true })
  const [file] = viewPlan('local', facts, drafts, sealed, true, []).files
  expect(file?.diff).toContainEqual(expect.stringContaining('"http://…@proxy:3128/"'))
  expect(JSON.stringify(file)).not.toMatch(/ann|ssw0rd/)
})
