import type { Page } from 'playwright-core'
import { overdue, plainHttp, statusOf, switchedOn } from '../data/insecure.ts'
import { changes } from '../data/plans.ts'
import { never, no, ok } from '../support/script.ts'
import { heading, type Scenes, scene } from './scene.ts'

async function look(page: Page, typed = 'dtr.example.com:5000'): Promise<void> {
  await page.getByLabel('Registry', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Check registry' }).click()
}

/** Starting, and the first step in its states. */
export const registryScenes: Scenes = {
  'start-failed': scene({ 'app.info': () => no('door-lost') }, (page) => page.getByRole('alert').waitFor()),
  'registry-first': scene({ 'history.list': () => ok({ changes: [], failures: [] }) }, (page) =>
    heading(page, 'Which registry'),
  ),
  'registry-typed': scene({}, async (page) => {
    await page.getByLabel('Registry', { exact: true }).fill('https://dtr.example.com:5000/team/app:1.2')
    await page.getByRole('button', { name: 'harbor.example.com' }).waitFor()
  }),
  'registry-pasted': scene({}, async (page) => {
    const error = 'tls: failed to verify certificate: x509: certificate signed by unknown authority'
    const pasted = `Error response from daemon: Get "https://dtr.example.com:5000/v2/": ${error}`
    await page.getByLabel('Registry', { exact: true }).fill(pasted)
    await page.getByText('Ignored:').waitFor()
  }),
  'registry-wrong': scene({}, async (page) => {
    await page.getByLabel('Registry', { exact: true }).fill('my_registry.example.com')
    await page.getByText('contains an underscore').waitFor()
  }),
  'registry-looking': scene({ 'registry.inspect': never }, async (page) => {
    await look(page)
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
  }),
  'registry-unknown': scene(
    { 'registry.inspect': () => no('dns-not-found', { host: 'dtr.example.com' }) },
    async (page) => {
      await look(page)
      await page.getByRole('alert').waitFor()
    },
  ),
  'registry-plain-http': scene({ 'registry.inspect': plainHttp }, async (page) => {
    await look(page, 'plain.example.com')
    await page.getByRole('button', { name: 'Make it an insecure registry…' }).waitFor()
  }),
  'registry-overdue': scene(
    {
      'history.list': () => ok({ changes: [switchedOn, ...changes], failures: [] }),
      'insecure.status': (input) => ok(statusOf(input, () => [overdue])),
    },
    (page) => page.getByRole('button', { name: 'Switch off: plain.example.com' }).waitFor(),
  ),
  'registry-pair': scene(
    { 'registry.inspect': () => no('client-certificate-required', { host: 'dtr.example.com' }) },
    async (page) => {
      await look(page)
      await page.getByRole('button', { name: 'Client certificate: Choose a file…' }).click()
      await page.getByText('build-07.crt').waitFor()
    },
  ),
}
