import type { Page } from 'playwright-core'
import { inspection } from '../data/inspections.ts'

/** The wizard's steps by their way: each leads from the start of the wizard to its step. */
export const walkTo = {
  certificate: async (page: Page): Promise<void> => {
    await page.getByLabel('Registry', { exact: true }).fill('https://dtr.example.com:5000/team/app:1.2')
    await page.getByRole('button', { name: 'Check registry' }).click()
    await page.getByRole('heading', { level: 1, name: 'Is this really your registry?' }).waitFor()
  },
  how: async (page: Page): Promise<void> => {
    await walkTo.certificate(page)
    await page.getByLabel('Fingerprint from the owner').fill(inspection.anchor.certificate.fingerprint.toLowerCase())
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'How should Docker trust it?' }).waitFor()
  },
  insecure: async (page: Page): Promise<void> => {
    await page.getByLabel('Registry', { exact: true }).fill('plain.example.com')
    await page.getByRole('button', { name: 'Check registry' }).click()
    await page.getByRole('button', { name: 'Make it an insecure registry…' }).click()
    await page.getByRole('checkbox', { name: 'I accept' }).check()
  },
  hosts: async (page: Page): Promise<void> => {
    await walkTo.how(page)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'On which hosts?' }).waitFor()
  },
  review: async (page: Page): Promise<void> => {
    await walkTo.hosts(page)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Review the change' }).waitFor()
  },
  apply: async (page: Page): Promise<void> => {
    await walkTo.review(page)
    await page.getByRole('button', { name: /^Apply to/ }).click()
  },
}
