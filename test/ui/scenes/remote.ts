import type { Page } from 'playwright-core'
import { desktop } from '../data/answers.ts'
import { lookingAt } from '../data/builders.ts'
import {
  boot2docker,
  build07,
  finding,
  fleet,
  hosts,
  keyChanged,
  keyUnknown,
  keyUnknownAt,
  local,
  loginFailed,
  stopped,
} from '../data/hosts.ts'
import { question } from '../support/questions.ts'
import { never, no, ok, type Script } from '../support/script.ts'
import { type Scene, type Scenes, scene } from './scene.ts'

const registries = [
  'dtr.example.com:5000',
  'harbor.example.com',
  'quay.internal.example.com',
  'registry.lab.internal:5000',
]

const suggestions: Script = {
  'hosts.suggest': () =>
    ok([
      { alias: 'build-07', detail: 'ops@build-07.berlin.example.com:22' },
      { alias: 'build-08', detail: 'ops@build-08.berlin.example.com:22' },
      { alias: 'bastion', detail: 'me@bastion.example.com:2222' },
    ]),
}

/** The dialog for a new host, filled in. */
async function typeHost(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a host…' }).click()
  await page.getByRole('dialog').locator('input[name="address"]').fill('ssh://ops@build-07.berlin.example.com')
  await page.getByRole('dialog').getByLabel('Name').fill('build-07')
}

/** A new host that the first look finds so. */
function adding(script: Script, seen: string): Scene {
  return scene(
    { 'hosts.add': ({ name }) => ok({ host: name }), ...script },
    async (page) => {
      await typeHost(page)
      await page.getByRole('button', { name: 'Add and test' }).click()
      await page.getByRole('dialog').getByText(seen).waitFor()
    },
    '#/hosts',
  )
}

function comparing(told: string, seen: string): Scene {
  return scene(
    finding(local, keyUnknown),
    async (page) => {
      await page.getByRole('button', { name: 'Compare the host key of edge-3…' }).click()
      await page.getByLabel('Fingerprint on the host').fill(told)
      await page.getByRole('dialog').getByText(seen).first().waitFor()
    },
    '#/hosts',
  )
}

/** Hosts over SSH, on their screen and in its dialogs. */
export const remoteScenes: Scenes = {
  'hosts-screen-many': scene(finding(...hosts), (page) => page.getByText('Not supported').first().waitFor(), '#/hosts'),
  'hosts-screen-filling': scene(
    {
      'hosts.list': async (_input, { tell, aborted }) => {
        for (const host of [local, build07, keyChanged]) await tell(lookingAt(host))
        await tell(local)
        await aborted
        return no('cancelled')
      },
    },
    (page) => page.getByText('Checking…').first().waitFor(),
    '#/hosts',
  ),
  'hosts-screen-matrix': scene(
    finding(...fleet(12, registries)),
    (page) => page.getByRole('switch', { name: 'on build-12', disabled: false }).last().waitFor(),
    '#/hosts',
  ),
  'host-key': comparing('', 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub'),
  'host-key-matches': comparing(
    '256 SHA256:uNiVztksCsDhcc0u9e8BrRvA0Gmv8B9x0hWnUSVmQ5I root@edge-3 (ED25519)',
    'It matches.',
  ),
  'host-key-differs': comparing(`SHA256:${'A'.repeat(43)}`, 'Doesn’t match.'),
  'forget-host': scene(
    finding(local, build07),
    async (page) => {
      await page.getByRole('button', { name: `Forget ${build07.id}…` }).click()
      await page.getByRole('dialog').getByText('Nothing changes on the host').waitFor()
    },
    '#/hosts',
  ),
  'add-host': scene(
    suggestions,
    async (page) => {
      await page.getByRole('button', { name: 'Add a host…' }).click()
      await page.getByRole('dialog').locator('input[name="address"]').fill('b')
      await page.getByRole('option', { name: 'bastion' }).waitFor()
    },
    '#/hosts',
  ),
  'add-host-wrong': scene(
    {
      'app.info': () => ok({ ...desktop, door: 'web', files: 'path' }),
      'hosts.add': () => no('ssh-address-scheme', { scheme: 'https' }),
    },
    async (page) => {
      await typeHost(page)
      await page.getByRole('button', { name: 'Add and test' }).click()
      await page.getByText('over https://').waitFor()
    },
    '#/hosts',
  ),
  'add-host-looking': adding({ 'hosts.look': never }, 'Logging in to'),
  'add-host-key': adding({ 'hosts.look': () => ok(keyUnknownAt('build-07')) }, 'This is the first connection'),
  'add-host-ready': adding({ 'hosts.look': () => ok({ ...build07, id: 'build-07' }) }, 'is ready'),
  'add-host-failed': adding({ 'hosts.look': () => ok(loginFailed) }, 'accepted none of your keys'),
  'question-passphrase': scene(
    question({ kind: 'passphrase', file: '/home/me/.ssh/id_ed25519', attempt: 1 }),
    (page) => page.getByLabel('Passphrase').waitFor(),
    '#/hosts',
  ),
  'question-again': scene(
    {
      ...finding(local, stopped, boot2docker),
      ...question({ kind: 'sudo-password', host: build07.id, user: 'ops', attempt: 2 }),
    },
    (page) => page.getByText('Wrong password').waitFor(),
    '#/hosts',
  ),
}
