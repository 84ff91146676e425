import type { Page } from 'playwright-core'
import { fleet } from '../data/hosts.ts'
import { insecureReport, plainHttp } from '../data/insecure.ts'
import {
  doubtfulReport,
  fleetReport,
  mixedReport,
  report,
  silentReport,
  systemReport,
  trustPlan,
} from '../data/plans.ts'
import { never, no, ok, type Script } from '../support/script.ts'
import { walkTo } from '../support/walk.ts'
import { heading, type Scenes, scene } from './scene.ts'

const writing = { phrase: 'step-put', params: { file: '/etc/docker/certs.d/dtr.example.com:5000/ca.crt' } } as const

const stuck: Script = {
  'plan.apply': async (_input, { tell, aborted }) => {
    await tell({ host: 'local', phase: 'running', step: 2, steps: 4, doing: writing })
    await aborted
    await new Promise(() => {})
    return ok(report)
  },
}

const names = fleet(50).map(({ id }) => id)
const planned: Script = { 'plan.make': () => ok(trustPlan(...names)) }
const phases = ['finished', 'verifying', 'running', 'elevating'] as const

/** Fifty hosts in the middle of it. */
const busy: Script = {
  ...planned,
  'plan.apply': async (_input, { tell, aborted }) => {
    for (const [index, host] of names.entries()) {
      const phase = phases[Math.floor(index / 12)]
      if (phase) await tell({ host, phase, step: 2, steps: 4, ...(phase === 'running' ? { doing: writing } : {}) })
    }
    await aborted
    return no('cancelled')
  },
}

/** From the step How to the end. */
async function agree(page: Page): Promise<void> {
  for (const _step of ['hosts', 'review']) await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: /^Apply to/ }).click()
}

/** Apply and Done in their states. */
export const outcomeScenes: Scenes = {
  'apply-waiting': scene({ 'plan.apply': never }, async (page) => {
    await walkTo.apply(page)
    await page.getByText('Waiting').waitFor()
  }),
  apply: scene(stuck, async (page) => {
    await walkTo.apply(page)
    await page.getByText('/etc/docker/certs.d/dtr.example.com:5000/ca.crt').waitFor()
  }),
  'apply-fleet': scene(busy, async (page) => {
    await walkTo.apply(page)
    await page.getByText('12 of 50 hosts finished').waitFor()
    await page.getByText('Asking for root access').last().waitFor()
  }),
  'apply-fleet-failed': scene({ ...planned, 'plan.apply': () => ok(fleetReport(names)) }, async (page) => {
    await walkTo.apply(page)
    await heading(page, 'The change was not made on every host')
  }),
  'apply-stopping': scene(stuck, async (page) => {
    await walkTo.apply(page)
    await page.getByText('/etc/docker/certs.d/dtr.example.com:5000/ca.crt').waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
  }),
  'apply-refused': scene(
    { 'plan.apply': () => no('elevation-refused', { host: 'local', detail: 'dismissed' }) },
    async (page) => {
      await walkTo.apply(page)
      await page.getByRole('alert').waitFor()
    },
  ),
  'apply-mixed': scene({ 'plan.apply': () => ok(mixedReport) }, async (page) => {
    await walkTo.apply(page)
    await heading(page, 'The change was not made on every host')
  }),
  'done-partial': scene({ 'plan.apply': () => ok(mixedReport) }, async (page) => {
    await walkTo.apply(page)
    await page.getByRole('button', { name: 'See the result' }).click()
    await heading(page, 'Done on some of the hosts')
  }),
  done: scene({}, async (page) => {
    await walkTo.apply(page)
    await heading(page, 'Done: Docker trusts the registry')
  }),
  'done-doubtful': scene({ 'plan.apply': () => ok(doubtfulReport) }, async (page) => {
    await walkTo.apply(page)
    await heading(page, 'The files are in place')
  }),
  'done-unasked': scene({ 'plan.apply': () => ok(silentReport) }, async (page) => {
    await walkTo.apply(page)
    await page.getByText('as Docker Desktop does').waitFor()
  }),
  'done-system': scene({ 'plan.apply': () => ok(systemReport) }, async (page) => {
    await walkTo.how(page)
    await page.getByRole('radio', { name: 'The whole system' }).click()
    await page.getByRole('checkbox', { name: 'Do not restart Docker now' }).check()
    await agree(page)
    await page.getByText('Docker does not trust it yet').waitFor()
  }),
  'done-insecure': scene({ 'registry.inspect': plainHttp, 'plan.apply': () => ok(insecureReport) }, async (page) => {
    await walkTo.insecure(page)
    await agree(page)
    await heading(page, 'Done: Docker accepts the registry without checking it')
  }),
  'done-undo': scene({}, async (page) => {
    await walkTo.apply(page)
    await page.getByRole('button', { name: 'Undo…' }).click()
    await page.getByRole('dialog').getByText('certs.d/dtr.example.com:5000/ca.crt').waitFor()
  }),
  'done-undone': scene({}, async (page) => {
    await walkTo.apply(page)
    await page.getByRole('button', { name: 'Undo…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('dialog').getByText('Close').click()
    await heading(page, 'Undone')
  }),
}
