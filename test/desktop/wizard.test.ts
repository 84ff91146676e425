import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DockerEngine, startDocker } from '../support/docker/docker-engine.ts'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/docker/network-namespace.ts'
import { launchApp, type RunningApp } from '../support/electron/electron-app.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { type RegistryServer, startRegistry } from '../support/registry/registry-server.ts'

const pictures = resolve(import.meta.dirname, '../../test-artifacts/desktop')
let namespace: NetworkNamespace
let registry: RegistryServer
let docker: DockerEngine
let app: RunningApp
let page: Page
let container: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  namespace = await makeNetworkNamespace('wizard')
  registry = await startRegistry(namespace)
  docker = await startDocker()
  container = await docker.runContainer()
  app = await launchApp()
  page = app.page
})

afterAll(async () => {
  await app?.close()
  await docker?.stop()
  await registry?.stop()
  await namespace?.remove()
})

const pull = (): Promise<string> => docker.pull(`${registry.name}/team/app:none`)
const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor()
const go = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()
const picture = (name: string): Promise<Buffer> => page.screenshot({ path: `${pictures}/${name}.png` })

describe('the wizard, in the real app, with a real Docker and a real registry', () => {
  let before: Record<string, string>

  it('explains why a text is not a registry', async () => {
    await page.getByLabel('Registry', { exact: true }).fill('my_registry.example.com')
    await page.getByText('contains an underscore').first().waitFor()
    await picture('refused-name')
  })

  it('shows the certificate, and continues only after the fingerprint was compared', async () => {
    before = await treeState('/etc/docker')
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
    await page.getByLabel('Registry', { exact: true }).fill(registry.name)
    await go('Check registry')
    await heading('Is this really your registry?')
    await picture('certificate')
    const onwards = page.getByRole('button', { name: 'Continue' })
    expect(await onwards.isDisabled()).toBe(true)
    await page.getByLabel('Fingerprint from the owner').fill('00'.repeat(32))
    expect(await onwards.isDisabled()).toBe(true)
    await page.getByLabel('Fingerprint from the owner').fill(registry.fingerprint)
    await onwards.click()
    await heading('How should Docker trust it?')
    await picture('how')
    await go('Continue')
    await heading('On which hosts?')
    await picture('hosts')
    await go('Continue')
  })

  it('shows every file before anything is written', async () => {
    await heading('Review the change')
    await page.getByText(`/etc/docker/certs.d/${registry.name}/ca.crt`).waitFor()
    await picture('review')
    expect(await treeState('/etc/docker')).toEqual(before)
  })

  it('applies: pull works, the container keeps running, and Docker itself is asked', async () => {
    await go(/^Apply to/)
    await heading('Done: Docker trusts the registry')
    await picture('done')
    expect(await pull()).toContain('manifest unknown')
    expect(await docker.isRunning(container)).toBe(true)
  })

  it('undoes from the last step: byte for byte, and Docker refuses again', async () => {
    await go('Undo…')
    await picture('undo')
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('The change was undone.').waitFor()
    await page.getByRole('dialog').getByText('Close').click()
    await heading('Undone')
    await picture('undone')
    expect(await treeState('/etc/docker')).toEqual(before)
    expect(await pull()).toContain('x509: certificate signed by unknown authority')
  })

  it('stops where the registry’s certificate changed after it was inspected', async () => {
    await go('Set up another registry')
    await page.getByLabel('Registry', { exact: true }).fill(registry.name)
    await go('Check registry')
    await heading('Is this really your registry?')
    await page.getByLabel('Fingerprint from the owner').fill(registry.fingerprint)
    await registry.renew()
    await go('Continue')
    await go('Continue')
    await go('Continue')
    await page.getByText('no longer shows the certificate that you inspected').first().waitFor()
    await picture('certificate-changed')
    expect(await treeState('/etc/docker')).toEqual(before)
  })
})
