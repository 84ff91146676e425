import type { Page } from 'playwright-core'
import { desktop } from '../data/answers.ts'
import { boot2docker, brokenSources, finding, fleet, hosts, listed, local } from '../data/hosts.ts'
import { plainHttp } from '../data/insecure.ts'
import { idlePlan, mixedPlan, threeAnchorsPlan, trustPlan } from '../data/plans.ts'
import { never, no, ok } from '../support/script.ts'
import { walkTo } from '../support/walk.ts'
import { type Scenes, scene } from './scene.ts'

async function chooseFile(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name}: Choose a file…` }).click()
  await page.getByRole('button', { name: `${name}: Remove` }).waitFor()
}

/** How, Hosts and Review in their states. */
export const stepScenes: Scenes = {
  how: scene({}, (page) => walkTo.how(page)),
  'how-pair': scene({}, async (page) => {
    await walkTo.how(page)
    await chooseFile(page, 'Client certificate')
    await chooseFile(page, 'Client key')
  }),
  'how-half-pair': scene({}, async (page) => {
    await walkTo.how(page)
    await chooseFile(page, 'Client certificate')
  }),
  'how-paths': scene(
    {
      'app.info': () => ok({ ...desktop, door: 'web', files: 'path' }),
      'files.choose': () =>
        no('file-unreadable', { file: '/home/me/build-07.key', detail: { phrase: 'system-ENOENT' } }),
    },
    async (page) => {
      await walkTo.how(page)
      await page.getByLabel('Client key: Path on the computer that runs Mooring').fill('/home/me/build-07.key')
      await page.getByRole('button', { name: 'Client key: Use this file' }).click()
      await page.getByRole('alert').waitFor()
    },
  ),
  'how-system': scene({}, async (page) => {
    await walkTo.how(page)
    await page.getByRole('radio', { name: 'The whole system' }).click()
    await page.getByRole('checkbox', { name: 'Do not restart Docker now' }).check()
  }),
  'how-also': scene({}, async (page) => {
    await walkTo.how(page)
    await page.getByRole('checkbox', { name: 'Browsers on the host' }).check()
    await page.getByRole('checkbox', { name: 'Java on the host' }).scrollIntoViewIfNeeded()
  }),
  'how-insecure': scene({}, async (page) => {
    await walkTo.how(page)
    await page.getByRole('radio', { name: 'Insecure' }).click()
    await page.getByText('8 hours').click()
  }),
  'how-plain-http': scene({ 'registry.inspect': plainHttp }, (page) => walkTo.insecure(page)),
  hosts: scene({}, (page) => walkTo.hosts(page)),
  'hosts-many': scene(finding(...hosts), async (page) => {
    await walkTo.hosts(page)
    await page.getByRole('checkbox', { name: 'build-07' }).click()
  }),
  'hosts-fleet': scene(finding(local, ...fleet(49)), async (page) => {
    await walkTo.hosts(page)
    await page.getByText('50 hosts that can be changed').click()
  }),
  'hosts-persist': scene(finding(local, boot2docker), async (page) => {
    await walkTo.hosts(page)
    await page.getByRole('checkbox', { name: 'default' }).click()
    await page.getByRole('button', { name: 'Advanced' }).click()
    await page.getByText('bootsync.sh', { exact: true }).click()
  }),
  'hosts-looking': scene({ 'hosts.list': never }, (page) => walkTo.hosts(page)),
  'hosts-failed': scene(
    { 'hosts.list': () => no('survey-failed', { host: 'local', detail: 'sh: not found' }) },
    async (page) => {
      await walkTo.hosts(page)
      await page.getByRole('alert').waitFor()
    },
  ),
  'hosts-incomplete': scene(
    {
      'hosts.list': () =>
        ok({
          hosts: [local],
          failures: brokenSources.slice(0, 1),
        }),
    },
    async (page) => {
      await walkTo.hosts(page)
      await page.getByRole('alert').waitFor()
    },
  ),
  'hosts-incomplete-empty': scene({ 'hosts.list': () => ok({ hosts: [], failures: brokenSources }) }, async (page) => {
    await walkTo.hosts(page)
    await page.getByRole('alert').waitFor()
  }),
  'hosts-empty': scene({ 'hosts.list': () => listed() }, (page) => walkTo.hosts(page)),
  review: scene({}, async (page) => {
    await walkTo.review(page)
    await page.getByText('certs.d/dtr.example.com:5000/ca.crt').waitFor()
  }),
  'review-anchors': scene({ 'plan.make': () => ok(threeAnchorsPlan) }, async (page) => {
    await walkTo.review(page)
    await page.getByText('certs.d/dtr.example.com:5000/ca.crt').waitFor()
  }),
  'review-mixed': scene({ 'plan.make': () => ok(mixedPlan) }, async (page) => {
    await walkTo.review(page)
    await page.getByText('daemon.json').first().waitFor()
  }),
  'review-insecure': scene({ 'registry.inspect': plainHttp }, async (page) => {
    await walkTo.insecure(page)
    for (const _step of ['hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Docker reloads').waitFor()
  }),
  'review-fleet': scene({ 'plan.make': () => ok(trustPlan(...fleet(50).map(({ id }) => id))) }, async (page) => {
    await walkTo.review(page)
    await page.getByText('The same on 50 hosts').waitFor()
  }),
  'review-nothing': scene({ 'plan.make': () => ok(idlePlan) }, async (page) => {
    await walkTo.review(page)
    await page.getByText('Nothing to do').waitFor()
  }),
  'review-failed': scene(
    {
      'plan.make': () => no('certificate-changed', { host: 'dtr.example.com', actual: 'AB:CD:…', expected: 'AE:96:…' }),
    },
    async (page) => {
      await walkTo.review(page)
      await page.getByRole('alert').waitFor()
    },
  ),
}
