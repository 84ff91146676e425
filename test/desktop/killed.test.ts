import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { VerbName, VerbOutput } from '../../shared/api/contract.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { askFromPage, launchApp, type RunningApp } from '../support/electron/electron-app.ts'
import { type HeldCommand, holdCommand } from '../support/processes/held-command.ts'
import { must, until } from '../support/processes/process.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const command = '/usr/sbin/update-ca-certificates'
const store = '/usr/local/share/ca-certificates'

let directory: string
let namespace: NetworkNamespace
let registry: RegistryServer
/** The store's command. */
let update: HeldCommand
let app: RunningApp

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-killed-'))
  namespace = await makeNetworkNamespace('killed')
  registry = await startRegistry(namespace)
  update = await holdCommand(command, directory, (from, to) => must('mount', ['--bind', from, to]))
  app = await launchApp()
})
afterAll(async () => {
  await app?.close()
  await must('umount', [command])
  await registry?.stop()
  await namespace?.remove()
  await rm(directory, { recursive: true })
})

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

async function ask<V extends VerbName>(verb: V, input: unknown): Promise<VerbOutput<V>> {
  const message = await askFromPage(app.page, { id: verb, verb, input })
  const reply = 'reply' in message ? message.reply : undefined
  if (!reply?.ok) throw new Error(JSON.stringify(message))
  return reply.data as VerbOutput<V>
}

/** Starts a change from the page, and resolves once the host is at the command of its store. */
async function begin(): Promise<string | undefined> {
  const anchor = { from: 'registry', fingerprint: registry.fingerprint }
  const intent = { kind: 'trust', registry: registry.name, anchor, place: 'system' }
  const { plan, hosts } = await ask('plan.make', { intent, hosts: ['local'] })
  await update.hold()
  void ask('plan.apply', { plan }).catch(() => {})
  await update.begun()
  return hosts[0]?.change
}

/** Lets the store's command end, and waits for the host. */
async function rollBack(): Promise<void> {
  await update.letGo()
  await until('the roll-back', async () => !(await isThere('/var/lib/mooring/unfinished')))
}

const changes = async () => (await ask('history.list', {})).changes.map(({ id, state }) => [id, state])

it('a change is rolled back by its host if the app is killed, and the history tells that nobody knows of it', async () => {
  const before = await readdir(store)
  const change = await begin()
  app.electron.process().kill('SIGKILL')
  await rollBack()
  expect(await readdir(store)).toEqual(before)

  app = await launchApp(undefined, app.home)
  expect(await changes()).toEqual([[change, 'unknown']])
  await app.page.getByRole('link', { name: 'History', exact: true }).click()
  await app.page.getByText('no answer').first().waitFor()
  // Whoever looks at the host finds out.
  await ask('hosts.look', { host: 'local' })
  expect(await changes()).toEqual([[change, 'undone']])
})

it.each([
  ['is asked to end (SIGTERM)', () => void app.electron.process().kill('SIGTERM')],
  ['loses its terminal (SIGHUP)', () => void app.electron.process().kill('SIGHUP')],
  [
    'has its window closed',
    () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  ],
])('a change is rolled back before the app ends that %s', async (_, end) => {
  const [before, earlier] = [await readdir(store), await changes()]
  await begin()
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve))
  await end()
  await rollBack()
  await ended
  expect(await readdir(store)).toEqual(before)
  app = await launchApp(undefined, app.home)
  expect(await changes()).toEqual(earlier)
})

it('a change is rolled back if the page dies, and the page comes back', async () => {
  const [before, earlier] = [await readdir(store), await changes()]
  await begin()
  await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer())
  await rollBack()
  expect(await readdir(store)).toEqual(before)
  // Playwright gives up a page that crashed, also where it is loaded again; a dead page never answers.
  const heading = (): Promise<unknown> =>
    app.electron
      .evaluate(({ webContents }) => {
        const asked = webContents.getAllWebContents()[0]?.executeJavaScript('document.querySelector("h1")?.textContent')
        return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 2_000))])
      })
      .catch(() => undefined)
  await until('the page', async () => (await heading()) !== undefined)
  app = await relaunch()
  expect(await changes()).toEqual(earlier)
})

async function relaunch(): Promise<RunningApp> {
  await app.electron.close()
  return launchApp(undefined, app.home)
}
