import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Minted } from '../support/certificates/mint.ts'
import { type MintedChain, openMintedChain } from '../support/certificates/minted-chain.ts'
import { treeState } from '../support/host-programs/tree-state.ts'
import { forge, type OnTheWay, startClientRegistry, startOnTheWay } from '../support/registry/on-the-way.ts'
import type { TestServer } from '../support/registry/tls-servers.ts'
import { findBrowser, launchBrowser } from '../support/web/browser.ts'
import { startWebProgram, type WebProgram } from '../support/web/web-program.ts'

const docker = '/etc/docker'
const missing = (await findBrowser()) === undefined ? ' (skipped: chromium is missing)' : ''

/**
 * Somebody on the way, without any of the registry's keys: he forges a certificate with a CA's name and public key, puts
 * his own root above it, and lets the handshake break off. The page, its door, the engine and the host's files are real.
 */
describe.skipIf(missing !== '')(`the wizard in a browser, with somebody on the way${missing}`, () => {
  let chain: MintedChain
  let registry: TestServer
  let web: WebProgram
  let browser: Browser
  let way: OnTheWay
  let page: Page
  let before: Record<string, string>
  /** The real certificates, with a forged one for the CA at the top, and for the intermediate. */
  let forgedAbove: readonly Minted[]
  let forgedInstead: readonly Minted[]

  beforeAll(async () => {
    await mkdir(docker, { recursive: true })
    chain = await openMintedChain('IP:127.0.0.1')
    const { root, middle, leaf } = chain
    registry = await startClientRegistry(middle, leaf)
    const [above, instead] = [await forge(chain, root), await forge(chain, middle)]
    forgedAbove = [leaf, middle, above.forged, above.forgedRoot]
    forgedInstead = [leaf, instead.forged, instead.forgedRoot]
    web = await startWebProgram()
    browser = await launchBrowser()
    page = await browser.newPage()
    await page.goto(web.address.href)
    // From here on the tab has its session.
    await heading('Which registry')
  })
  beforeEach(async () => {
    way = await startOnTheWay(registry)
    before = await treeState(docker)
    await page.reload()
    await heading('Which registry')
  })
  afterEach(async () => {
    await way?.close()
    await rm(join(docker, 'certs.d', name()), { recursive: true, force: true })
  })
  afterAll(async () => {
    await browser?.close()
    await web?.close()
    await registry?.close()
    await chain?.remove()
  })

  const name = (): string => `127.0.0.1:${way.port}`
  const heading = (text: string): Promise<void> => page.getByRole('heading', { level: 1, name: text }).waitFor()
  const next = () => page.getByRole('button', { name: 'Continue' })

  /** To the step with the certificate, where a fingerprint is pasted. */
  async function compare({ cert }: Minted): Promise<void> {
    await page.getByLabel('Registry', { exact: true }).fill(name())
    await page.getByRole('button', { name: 'Check registry' }).click()
    await heading('Is this really your registry?')
    await page.getByLabel('Fingerprint from the owner').fill(new X509Certificate(cert).fingerprint256)
  }

  async function goToReview(): Promise<void> {
    for (const step of ['How should Docker trust it?', 'On which hosts?', 'Review the change']) {
      await next().click()
      await heading(step)
    }
  }

  /** Applies what is reviewed. The one file that is new in Docker's directory has exactly this certificate in it. */
  async function expectInstalled(pinned: Minted): Promise<void> {
    const { subject } = new X509Certificate(pinned.cert)
    await page.getByRole('region', { name: 'Trust anchor' }).getByText(subject, { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Apply to/ }).click()
    // No Docker is running that could be asked.
    await heading('The files are in place')
    const after = await treeState(docker)
    const added = Object.keys(after).filter((path) => before[path] !== after[path])
    const directories = ['certs.d', `certs.d/${name()}`].filter((path) => before[path] === undefined)
    const file = `certs.d/${name()}/ca.crt`
    expect(added).toEqual([...directories, file])
    expect(await readFile(join(docker, file), 'utf8')).toBe(pinned.cert)
  }

  it('installs the compared certificate, and no root that is put above it at the second look', async () => {
    await compare(chain.middle)
    way.replace(...forgedAbove)
    await goToReview()
    await expectInstalled(chain.middle)
  })

  it('installs nothing if another certificate stands in for the compared one at the second look', async () => {
    await compare(chain.middle)
    way.replace(...forgedInstead)
    await goToReview()
    await page.getByRole('alert').getByText('no longer shows').waitFor()
    expect(await page.getByRole('button', { name: /^Apply to/, disabled: false }).count()).toBe(0)
    expect(await treeState(docker)).toEqual(before)
  })

  it('installs the server certificate alone if its fingerprint is pasted beside a forged CA', async () => {
    way.replace(...forgedInstead)
    await compare(chain.leaf)
    await page.getByText('Only this certificate will be trusted.', { exact: false }).first().waitFor()
    await goToReview()
    await expectInstalled(chain.leaf)
  })

  it('lets nobody on with the real CA’s fingerprint while a forged one is shown', async () => {
    way.replace(...forgedInstead)
    await compare(chain.middle)
    await page.getByText('Doesn’t match.').waitFor()
    expect(await next().isDisabled()).toBe(true)
    expect(await treeState(docker)).toEqual(before)
  })
})
