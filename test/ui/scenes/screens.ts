import type { Page } from 'playwright-core'
import { Failure, failureData } from '../../../shared/failure.ts'
import { listed, local, neglected } from '../data/hosts.ts'
import { insecureReport, standings, statusOf, switchedOn } from '../data/insecure.ts'
import { refusedUndo } from '../data/plans.ts'
import { never, no, ok } from '../support/script.ts'
import { heading, type Scenes, scene } from './scene.ts'

async function switchOn(page: Page): Promise<void> {
  await page.getByRole('switch', { name: 'Insecure: harbor.example.com', disabled: false }).press('Space')
  await page.getByRole('dialog').getByText('daemon.json').waitFor()
}

/** The screens beside the wizard, and their dialogs. */
export const screenScenes: Scenes = {
  'hosts-screen': scene({}, (page) => page.getByRole('switch', { disabled: false }).first().waitFor(), '#/hosts'),
  'hosts-screen-empty': scene(
    { 'hosts.list': () => listed() },
    (page) => page.getByText('No hosts').waitFor(),
    '#/hosts',
  ),
  'untrust-dialog': scene(
    {},
    async (page) => {
      await page.getByRole('button', { name: 'Stop trusting dtr.example.com:5000' }).click()
      await page.getByRole('dialog').getByText('certs.d/dtr.example.com:5000/ca.crt').waitFor()
    },
    '#/hosts',
  ),
  'hosts-screen-insecure': scene(
    {
      'hosts.list': () =>
        listed({
          ...local,
          registries: Object.keys(standings),
          trusted: ['off.example.com', 'gone.example.com'],
          gone: ['gone.example.com'],
          byHand: ['old.example.com'],
        }),
      'insecure.status': (input) => ok(statusOf(input, (registry) => standings[registry]?.engines ?? [])),
    },
    (page) => page.getByRole('button', { name: 'Switch off: overdue.example.com' }).waitFor(),
    '#/hosts',
  ),
  'hosts-screen-neglected': scene(
    { 'hosts.list': () => listed(...neglected) },
    (page) => page.getByText('Set up by hand').waitFor(),
    '#/hosts',
  ),
  'insecure-dialog': scene({}, (page) => switchOn(page), '#/hosts'),
  'insecure-dialog-done': scene(
    { 'plan.apply': () => ok(insecureReport) },
    async (page) => {
      await switchOn(page)
      await page.getByRole('button', { name: 'Make it insecure' }).click()
      await page.getByText('is set to accept').waitFor()
    },
    '#/hosts',
  ),
  'recover-dialog': scene(
    { 'hosts.list': () => listed({ ...local, unfinished: '20261120-181455-77aa' }), 'plan.apply': never },
    async (page) => {
      await page.getByRole('button', { name: 'Roll back: ' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).waitFor()
    },
    '#/hosts',
  ),
  history: scene(
    {},
    async (page) => {
      await page.getByRole('button', { name: '2 steps' }).click()
      await page.getByText('/etc/docker/certs.d/dtr').waitFor()
    },
    '#/history',
  ),
  'history-kinds': scene(
    {
      'history.list': () =>
        ok({
          changes: (['insecure-off', 'insecure-on', 'untrust', 'trust'] as const).map((kind, index) => ({
            ...switchedOn,
            id: `20261120-09000${index}-19e4`,
            kind,
          })),
          failures: [],
        }),
    },
    (page) => page.getByText('Make plain.example.com insecure').waitFor(),
    '#/history',
  ),
  'history-others': scene(
    {
      'history.list': () =>
        ok({
          changes: [
            { ...switchedOn, id: '20261122-090000-19e4', by: { user: 'ann', workstation: 'laptop' } },
            { ...switchedOn, supersededBy: '20261122-090000-19e4' },
          ],
          failures: [],
        }),
    },
    (page) => page.getByText('made by').waitFor(),
    '#/history',
  ),
  'history-doubtful': scene(
    {
      'history.list': () =>
        ok({
          changes: [{ ...switchedOn, state: 'unknown' }],
          failures: [
            failureData(new Failure('store-corrupt', { file: '/home/me/.local/state/mooring/changes/1.json' })),
          ],
        }),
    },
    (page) => page.getByRole('alert').waitFor(),
    '#/history',
  ),
  'history-empty': scene(
    { 'history.list': () => ok({ changes: [], failures: [] }) },
    (page) => page.getByText('No changes yet').waitFor(),
    '#/history',
  ),
  'history-failed': scene(
    { 'history.list': () => no('store-newer', { file: 'history.json' }) },
    (page) => page.getByRole('alert').waitFor(),
    '#/history',
  ),
  'undo-refused': scene(
    {
      'plan.apply': () => ok(refusedUndo),
    },
    async (page) => {
      await page.getByRole('button', { name: 'Undo: Trust dtr.example.com:5000' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
    '#/history',
  ),
  settings: scene({}, (page) => heading(page, 'Settings'), '#/settings'),
  'settings-packages': scene(
    {},
    async (page) => {
      await page.getByRole('button', { name: 'Open-source packages' }).click()
      await page.getByRole('button', { name: 'react 19.3.1 · MIT' }).click()
      await page.getByText('Copyright (c) React').waitFor()
      await page.getByRole('button', { name: '@scope/bare 2.3.8 · ISC' }).click()
      await page.getByText('no licence text').waitFor()
    },
    '#/settings',
  ),
  'settings-packages-failed': scene(
    {
      'app.packages': () =>
        no('file-unreadable', { file: '/opt/Mooring/out/packages.json', detail: { phrase: 'system-ENOENT' } }),
    },
    async (page) => {
      await page.getByRole('button', { name: 'Open-source packages' }).click()
      await page.getByRole('alert').waitFor()
    },
    '#/settings',
  ),
}
