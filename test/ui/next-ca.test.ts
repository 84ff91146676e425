import { expect, it } from 'vitest'
import { tickets } from './data/answers.ts'
import { nextRoot } from './data/certificates.ts'
import { incomplete, withCaFile } from './data/inspections.ts'
import { openApp } from './support/app.ts'
import { ok } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const open = openApp()

it('takes the next CA beside the CA file, shows it, and trusts both', async () => {
  const { page, door } = await open({
    'registry.inspect': ({ ca, next }) => ok(ca ? { ...withCaFile, others: next ? [nextRoot] : [] } : incomplete),
  })
  await walkTo.certificate(page)
  for (const role of ['CA certificate', 'Next CA certificate']) {
    await page.getByRole('button', { name: `${role}: Choose a file…`, exact: true }).click()
    await page.getByRole('button', { name: `${role}: Remove`, exact: true }).waitFor()
  }
  await page.getByRole('heading', { name: 'Also trusted' }).waitFor()
  expect(door.lastInput('registry.inspect')).toMatchObject({ ca: [tickets.ca.id], next: [tickets.next.id] })
  for (const _step of ['how', 'hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('certs.d/dtr.example.com:5000/ca.crt').waitFor()
  expect(door.lastInput('plan.make')).toMatchObject({
    intent: { anchor: { from: 'file', tickets: [tickets.ca.id] }, next: [tickets.next.id] },
  })
})
