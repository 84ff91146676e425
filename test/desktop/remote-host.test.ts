import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { chooseInDialog, launchApp, type RunningApp } from '../support/electron/electron-app.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'
import { makeOpenBox, matePassword, type SshBox, type SshServer } from '../support/ssh/ssh-box.ts'

const pictures = resolve(import.meta.dirname, '../../test-artifacts/desktop')
let namespace: NetworkNamespace
let registry: RegistryServer
let ship: { readonly box: SshBox; readonly server: SshServer }
let docker: DockerEngine
let app: RunningApp
let page: Page

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  namespace = await makeNetworkNamespace('faraway')
  registry = await startRegistry(namespace)
  ship = await makeOpenBox()
  docker = await startDocker(ship.box.startInside)
  app = await launchApp()
  page = app.page
})

afterAll(async () => {
  await app?.close()
  await docker?.stop()
  await ship?.box.close()
  await registry?.stop()
  await namespace?.remove()
})

const pull = (): Promise<string> => docker.pull(`${registry.name}/team/app:none`)
const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor()
const go = (name: string | RegExp, where: Page | Locator = page): Promise<void> =>
  where.getByRole('button', { name }).click()
const screen = (name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click()
const dialog = (): Locator => page.getByRole('dialog')
const picture = (name: string): Promise<Buffer> => page.screenshot({ path: `${pictures}/remote-${name}.png` })
const etcDocker = (): Promise<string> =>
  ship.box.inside('sh', ['-c', 'cd /etc/docker && find . | sort && find . -type f -exec sha256sum {} +'])
const certificate = (): Promise<string> => ship.box.inside('cat', [`/etc/docker/certs.d/${registry.name}/ca.crt`])

/** Fills in the dialog for a new host, and has it looked at. */
async function add(withKey: boolean): Promise<void> {
  await go('Add a host…')
  await dialog().locator('input[name="address"]').fill(`ssh://mate@127.0.0.1:${ship.server.port}`)
  await dialog().getByLabel('Name').fill('ship')
  if (withKey) await takeKey()
  await picture('add')
  await go('Add and test', dialog())
}

async function takeKey(): Promise<void> {
  await chooseInDialog(app, join(ship.box.directory, 'id_ed25519'))
  await go('Private key for login: Choose a file…', dialog())
  await dialog().getByText('id_ed25519 · ED25519 key').waitFor()
}

/** Walks the wizard from its first step to the review of what will be done on that host alone. */
async function walkToReview(): Promise<void> {
  await page.getByLabel('Registry', { exact: true }).fill(registry.name)
  await go('Check registry')
  await page.getByLabel('Fingerprint from the owner').fill(registry.fingerprint)
  await go('Continue')
  await heading('How should Docker trust it?')
  await go('Continue')
  await page.getByRole('checkbox', { name: 'ship' }).check()
  // The host is a part of this computer, whose processes show its Docker here, too.
  await page.getByRole('checkbox', { name: 'This computer' }).uncheck()
  await picture('choice')
  await go('Continue')
  await page.getByText(`/etc/docker/certs.d/${registry.name}/ca.crt`).waitFor()
}

describe('a remote host, in the real app, with a real sshd and the Docker there', () => {
  let before: string

  it('is added, and shows its key for comparison', async () => {
    before = await etcDocker()
    await screen('Hosts')
    await add(false)
    await dialog().getByLabel('Fingerprint on the host').waitFor()
    await picture('key')
    const printed = await ship.box.inside('ssh-keygen', ['-lf', join(ship.box.directory, 'host_ed25519.pub')])
    const accept = dialog().getByRole('button', { name: 'Accept this key' })
    expect(await accept.isDisabled()).toBe(true)
    await dialog().getByLabel('Fingerprint on the host').fill(printed.replace('SHA256:', 'SHA256:x'))
    expect(await accept.isDisabled()).toBe(true)
    await dialog().getByLabel('Fingerprint on the host').fill(printed)
    await picture('key-compared')
    await accept.click()
  })

  it('says that the login failed, and takes the private key that was missing', async () => {
    await dialog().getByText('Login failed').waitFor()
    const [, key = 'a key'] = (await readFile(join(ship.box.directory, 'host_ed25519.pub'), 'utf8')).split(' ')
    expect(await readFile(join(app.home, '.ssh/known_hosts'), 'utf8')).toContain(key)
    await picture('login-failed')
    await go('Edit details', dialog())
    await takeKey()
    await go('Add and test', dialog())
    await dialog().getByText('ship is ready').waitFor()
    await picture('ready')
    await go('Done', dialog())
    await page.getByRole('button', { name: 'Forget ship…' }).waitFor()
    await picture('hosts')
  })

  it('is set up with the sudo password, after a wrong one was asked for again', async () => {
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
    await screen('Trust')
    await walkToReview()
    await picture('review')
    await go(/^Apply to/)
    await dialog().getByLabel('Password of mate').fill('not this one')
    await picture('sudo')
    await go('Continue', dialog())
    await dialog().getByText('Wrong password. Try again.').waitFor()
    await picture('sudo-again')
    expect(await etcDocker()).toBe(before)
    await dialog().getByLabel('Password of mate').fill(matePassword)
    await go('Continue', dialog())
    await heading('Done: Docker trusts the registry')
    await page.getByText(`Docker on ship reaches ${registry.name}`).waitFor()
    await picture('done')
    expect(await certificate()).toBe(registry.certificatePem)
    expect(await pull()).toContain('manifest unknown')
  })

  it('shows its trusted registries, and is undone from the history', async () => {
    await screen('Hosts')
    await page.getByRole('table', { name: 'Registries on ship' }).getByText('Trusted').waitFor()
    await page.getByText('Off').first().waitFor()
    await picture('trusted')
    await screen('History')
    await go(`Undo: Trust ${registry.name}`)
    await dialog().getByText(`/etc/docker/certs.d/${registry.name}/ca.crt`).waitFor()
    await picture('undo')
    await dialog().getByRole('button', { name: 'Undo', exact: true }).click()
    await dialog().getByText('The change was undone.').waitFor()
    await dialog().getByText('Close').click()
    await page.getByText('Undone', { exact: true }).waitFor()
    await picture('history')
    expect(await etcDocker()).toBe(before)
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
  })

  it('is forgotten, and so is the password: without a new answer, nothing changes', async () => {
    await screen('Hosts')
    await go('Forget ship…')
    await picture('forget')
    await go('Forget host', dialog())
    await page.getByRole('button', { name: 'Forget ship…' }).waitFor({ state: 'detached' })
    await add(true)
    await dialog().getByText('ship is ready').waitFor()
    await go('Done', dialog())
    await screen('Trust')
    await go('Set up another registry')
    await walkToReview()
    await go(/^Apply to/)
    await dialog().getByLabel('Password of mate').waitFor()
    await go('Cancel', dialog())
    await heading('The change failed')
    await picture('nobody')
    expect(await etcDocker()).toBe(before)
  })
})
