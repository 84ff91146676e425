import { Failure, failureData } from '../../../shared/failure.ts'
import { local } from '../data/answers.ts'
import { hosts } from '../data/hosts.ts'
import { never, no, ok } from '../support/fake-door.ts'
import { heading, type Scenes, scene } from './scene.ts'

/** The screens beside the wizard, and their dialogs. */
export const screenScenes: Scenes = {
  'hosts-screen': scene({}, (page) => page.getByText('Debian GNU/Linux').waitFor(), '#/hosts'),
  'hosts-screen-many': scene(
    { 'hosts.list': () => ok(hosts) },
    (page) => page.getByText('Alpine').waitFor(),
    '#/hosts',
  ),
  'hosts-screen-empty': scene(
    { 'hosts.list': () => ok([]) },
    (page) => page.getByText('No hosts').waitFor(),
    '#/hosts',
  ),
  'untrust-dialog': scene(
    {},
    async (page) => {
      await page.getByRole('button', { name: 'Stop trusting dtr.example.com:5000' }).click()
      await page.getByRole('dialog').getByText('mooring-ca.crt').waitFor()
    },
    '#/hosts',
  ),
  'recover-dialog': scene(
    { 'hosts.list': () => ok([{ ...local, unfinished: '20261120-181455-77aa' }]), 'plan.apply': never },
    async (page) => {
      await page.getByRole('button', { name: 'Put it right…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).waitFor()
    },
    '#/hosts',
  ),
  history: scene(
    {},
    async (page) => {
      await page.getByRole('button', { name: '1 file' }).click()
      await page.getByText('/etc/docker/certs.d/dtr').waitFor()
    },
    '#/history',
  ),
  'history-empty': scene(
    { 'history.list': () => ok([]) },
    (page) => page.getByText('Nothing has been').waitFor(),
    '#/history',
  ),
  'history-failed': scene(
    { 'history.list': () => no('store-newer', { file: 'history.json' }) },
    (page) => page.getByRole('alert').waitFor(),
    '#/history',
  ),
  'undo-refused': scene(
    {
      'plan.apply': () =>
        ok({
          summary: '',
          hosts: [
            {
              host: 'local',
              outcome: 'failed',
              verdicts: [],
              error: failureData(
                new Failure('undo-changed', {
                  host: 'local',
                  path: '/etc/docker/certs.d/dtr.example.com:5000/mooring-ca.crt',
                }),
              ),
            },
          ],
        }),
    },
    async (page) => {
      await page.getByRole('button', { name: 'Undo: Trust dtr.example.com:5000' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
    '#/history',
  ),
  settings: scene({}, (page) => heading(page, 'Settings'), '#/settings'),
}
