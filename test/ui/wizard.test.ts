import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Certificate } from '../../shared/model/certificate.ts'
import type { ListedChange } from '../../shared/model/change.ts'
import type { PlanPurpose } from '../../shared/model/plan.ts'
import { desktop, happy, tickets } from './data/answers.ts'
import { issuing, leaf, root, selfSigned } from './data/certificates.ts'
import { finding, hosts } from './data/hosts.ts'
import { incomplete, inspection, withCaFile } from './data/inspections.ts'
import { changes, idlePlan, idleReport, mixedPlan, mixedReport, report, trustPlan } from './data/plans.ts'
import { openApp } from './support/app.ts'
import { gate, never, no, ok } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const open = openApp()
const leafPurpose: PlanPurpose = { kind: 'trust', registry: inspection.registry.name, anchors: [leaf] }

it('lets a look at a registry be given up', async () => {
  const { page } = await open({ 'registry.inspect': never })
  await page.getByLabel('Registry', { exact: true }).fill('dtr.example.com')
  await page.getByRole('button', { name: 'Check registry' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Docker’s name for it:').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

it('follows what others do to a change that was just made', async () => {
  const id = report.hosts[0]?.change ?? expect.fail()
  let now: Partial<ListedChange> = {}
  const { page } = await open({
    'app.info': () => ok({ ...desktop, door: 'web' }),
    'history.list': () => ok({ changes: [{ ...changes[0], id, ...now }], failures: [] }),
  })
  await walkTo.apply(page)
  await page.getByRole('button', { name: 'Undo…' }).waitFor()
  now = { supersededBy: '20261122-000000-a1b2c3' }
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByRole('heading', { level: 1, name: 'Changed again since' }).waitFor()
  now = { state: 'undone' }
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByRole('heading', { level: 1, name: 'Undone' }).waitFor()
  expect(await page.getByRole('button', { name: 'Undo…' }).count()).toBe(0)
})

it('is told by the desktop of what others do', async () => {
  const id = report.hosts[0]?.change ?? expect.fail()
  const undone = gate()
  let state: ListedChange['state'] = 'applied'
  const { page } = await open({
    'history.watch': async (_input, { tell, aborted }) => {
      await undone.opened
      await tell({})
      await aborted
      return ok({})
    },
    'history.list': () => ok({ changes: [{ ...changes[0], id, state }], failures: [] }),
  })
  await walkTo.apply(page)
  await page.getByRole('button', { name: 'Undo…' }).waitFor()
  state = 'undone'
  undone.open()
  await page.getByRole('heading', { level: 1, name: 'Undone' }).waitFor()
})

it('forgets what went wrong when another registry is typed', async () => {
  const { page } = await open({
    'registry.inspect': () => no('dns-not-found', { host: 'a.example.com' }),
  })
  const field = page.getByLabel('Registry', { exact: true })
  await field.fill('a.example.com')
  await page.getByRole('button', { name: 'Check registry' }).click()
  await page.getByRole('alert').getByText('Couldn’t reach a.example.com').waitFor()
  await field.fill('b.example.com')
  await page.getByText('Docker’s name for it: b.example.com').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

it('looks at a recent registry by one press', async () => {
  const { page, door } = await open()
  await page.getByRole('button', { name: 'harbor.example.com' }).click()
  await page.getByRole('heading', { level: 1, name: 'Is this really' }).waitFor()
  expect(door.lastInput('registry.inspect')).toEqual({ registry: 'harbor.example.com' })
})

it('does not let anyone on before the fingerprint is compared, nor while it differs', async () => {
  const { page } = await open()
  await walkTo.certificate(page)
  const next = page.getByRole('button', { name: 'Continue' })
  const byEye = page.getByRole('checkbox', { name: 'I compared it' })
  const told = page.getByLabel('Fingerprint from the owner')
  expect(await next.isDisabled()).toBe(true)
  await byEye.check()
  expect(await next.isEnabled()).toBe(true)
  await told.fill(selfSigned.fingerprint)
  await page.getByText('Doesn’t match.').waitFor()
  expect(await next.isDisabled()).toBe(true)
  expect(await byEye.isChecked()).toBe(false)
  await told.fill(inspection.anchor.certificate.fingerprint.replaceAll(':', '').toLowerCase())
  await page.getByText('It matches.').waitFor()
  expect(await next.isEnabled()).toBe(true)
})

/** The step says of one certificate alone that it is the trust anchor, and shows its details. */
async function expectAnchor(page: Page, { commonName = '', serial }: Certificate): Promise<void> {
  const rows = page.getByRole('list', { name: 'Certificates from the root' }).getByRole('button')
  await expect.poll(() => rows.filter({ hasText: 'Trust anchor' }).allTextContents()).toHaveLength(1)
  expect(await rows.filter({ hasText: 'Trust anchor' }).textContent()).toContain(commonName)
  expect(await rows.and(page.locator('[aria-pressed=true]')).textContent()).toContain(commonName)
  await page.getByRole('region', { name: 'Details' }).getByText(serial, { exact: true }).waitFor()
}

it('follows what is confirmed, certificate by certificate, and goes back to the offered one', async () => {
  const { page } = await open()
  await walkTo.certificate(page)
  const told = page.getByLabel('Fingerprint from the owner')
  await expectAnchor(page, root)
  const loginServer = page.getByRole('region', { name: 'Login server' })
  for (const confirmed of [leaf, issuing]) {
    await told.fill(confirmed.fingerprint)
    await expectAnchor(page, confirmed)
    await loginServer.getByText(`Only ${confirmed.commonName} will be trusted.`).waitFor()
  }
  await told.fill(root.fingerprint)
  await expectAnchor(page, root)
  await loginServer.getByText('signed by the same CA').waitFor()
  await told.fill(selfSigned.fingerprint)
  await expectAnchor(page, root)
  await page.getByText(`The registry sends the root ${root.subject}.`).waitFor()
})

it('trusts the server certificate alone if its fingerprint was told, says so, and names it in the review', async () => {
  const { page, door } = await open({ 'plan.make': () => ok({ ...trustPlan('local'), purpose: leafPurpose }) })
  await walkTo.certificate(page)
  await page.getByLabel('Fingerprint from the owner').fill(leaf.fingerprint)
  const status = page.getByRole('status').filter({ hasText: 'not of the CA' })
  expect(await status.textContent()).toContain(inspection.anchor.certificate.fingerprint)
  await expectAnchor(page, leaf)
  await page.getByText(`You gave the fingerprint of ${leaf.subject}. Only this certificate will be trusted.`).waitFor()
  for (const _step of ['how', 'hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { level: 2, name: 'Trust anchor' }).waitFor()
  await page.getByText(leaf.subject).waitFor()
  expect(door.lastInput('plan.make')).toMatchObject({
    intent: { anchor: { from: 'registry', fingerprint: leaf.fingerprint } },
  })
})

it('takes a CA file in place of the comparison, and trusts that', async () => {
  const { page, door } = await open({
    'registry.inspect': ({ ca }) => ok(ca ? withCaFile : incomplete),
  })
  await walkTo.certificate(page)
  await page.getByRole('button', { name: 'CA certificate: Choose a file…', exact: true }).click()
  await page.getByText('No comparison is needed').waitFor()
  expect(door.lastInput('files.choose')).toEqual({ role: 'ca' })
  for (const _step of ['how', 'hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('certs.d/dtr.example.com:5000/ca.crt').waitFor()
  expect(door.lastInput('plan.make')).toMatchObject({
    intent: { anchor: { from: 'file', tickets: [tickets.ca.id] } },
  })
})

it('says nothing when a file dialog is closed without a choice', async () => {
  const { page } = await open({ 'files.choose': () => no('file-cancelled') })
  await walkTo.how(page)
  await page.getByRole('button', { name: 'Client key: Choose a file…' }).click()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Continue' }).isEnabled()).toBe(true)
})

it('offers only hosts that can be changed', async () => {
  const { page } = await open({ ...finding(...hosts) })
  await walkTo.hosts(page)
  await page.getByText('4 × Ready').waitFor()
  const enabled = await page
    .getByRole('checkbox', { disabled: false })
    .evaluateAll((all) => all.map((checkbox) => checkbox.getAttribute('aria-label')))
  expect(enabled).toEqual([null, 'This computer', 'build-07.berlin.example.com', 'default'])
})

it('stops a change when asked, and stays until the engine has answered', async () => {
  const { page } = await open({ 'plan.apply': never })
  await walkTo.apply(page)
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('Stopped as you asked.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Review the change' }).waitFor()
})

it('keeps a change running, and in sight, while another screen is looked at', async () => {
  const finish = gate()
  const { page, door } = await open({
    'plan.apply': async (input, talk) => {
      await finish.opened
      return happy['plan.apply']?.(input, talk) ?? no('door-lost')
    },
  })
  await walkTo.apply(page)
  await page.getByRole('link', { name: 'Hosts' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hosts' }).waitFor()
  await page.getByRole('link', { name: 'Trust' }).click()
  await page.getByRole('heading', { level: 1, name: 'Applying the change' }).waitFor()
  finish.open()
  await page.getByRole('heading', { level: 1, name: 'Done: Docker trusts the registry' }).waitFor()
  expect(door.asked.filter(({ verb }) => verb === 'plan.apply')).toHaveLength(1)
})

it('tries again only where it failed', async () => {
  const { page, door } = await open({
    'plan.make': () => ok(mixedPlan),
    'plan.apply': () => ok(mixedReport),
  })
  await walkTo.apply(page)
  await page.getByRole('button', { name: 'Retry the failed host' }).click()
  await page.getByRole('heading', { level: 1, name: 'Review the change' }).waitFor()
  expect(door.lastInput('plan.make')).toMatchObject({ hosts: ['build-07.berlin.example.com'] })
})

it('copies the fingerprint', async () => {
  const { page } = await open()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await walkTo.certificate(page)
  await page.getByRole('button', { name: 'Copy the fingerprint' }).click()
  await page.getByText('Copied').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(inspection.anchor.certificate.fingerprint)
})

it('remembers the appearance', async () => {
  const { page } = await open({}, { hash: '#/settings' })
  await page.getByText('Dark', { exact: true }).click()
  await page.reload()
  const scheme = await page.locator('html').getAttribute('data-mantine-color-scheme')
  expect(scheme).toBe('dark')
})

it('asks Docker where everything is in place already, and tells that it does not trust the registry', async () => {
  const { page, door } = await open({ 'plan.make': () => ok(idlePlan), 'plan.apply': () => ok(idleReport) })
  await walkTo.review(page)
  await page.getByText('Nothing to do').waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('still does not trust the certificate').waitFor()
  expect(door.lastInput('plan.apply')).toEqual({ plan: idlePlan.plan })
  expect(await page.getByText('Everything was already set up').count()).toBe(0)
})
