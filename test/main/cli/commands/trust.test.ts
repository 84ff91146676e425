import { expect, it } from 'vitest'
import { actions } from '../../../../main/cli/commands/index.ts'
import { answers } from '../../../support/cli/answers.ts'
import { fakeSession } from '../../../support/cli/session.ts'

const registry = 'reg.example.com'
const pair = { clientCert: 'ann.cert', clientKey: 'ann.key' }

it('reads the client pair once, and hands the same tickets to the look and to the plan', async () => {
  const { session, calls } = fakeSession({ says: true })
  await actions.trust(session, { registry, ...pair, dryRun: true })
  expect(calls.map(({ verb }) => verb)).toEqual(['files.choose', 'files.choose', 'registry.inspect', 'plan.make'])
  const { id } = answers['files.choose'] ?? expect.fail()
  const client = { cert: id, key: id }
  expect(calls[2]?.input).toEqual({ registry, client })
  expect(calls[3]?.input).toMatchObject({ intent: { client } })
})

it('reads nothing where the fingerprint is mistyped', async () => {
  const { session, calls } = fakeSession({ says: true })
  const trusting = actions.trust(session, { registry, ...pair, ca: ['ca.pem'], fingerprint: 'AB:CD' })
  await expect(trusting).rejects.toMatchObject({ code: 'fingerprint-invalid' })
  expect(calls).toEqual([])
})

it('fetches the CA that the registry publishes for the look and for the plan, and asks for its fingerprint all the same', async () => {
  const { session, calls, said } = fakeSession({ says: true })
  await actions.trust(session, { registry, caFromRegistry: true, dryRun: true })
  expect(calls[0]?.input).toEqual({ registry, publishedCa: true })
  expect(said.join('\n')).toContain('Compare this fingerprint')
  const { fingerprint } = (answers['registry.inspect'] ?? expect.fail()).anchor.certificate
  const anchor = { from: 'registry', fingerprint, publishedCa: true }
  expect(calls[1]?.input).toMatchObject({ intent: { anchor } })
})
