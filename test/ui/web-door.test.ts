import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Dispatch } from '../../main/api/dispatch.ts'
import { startWebDoor, type WebDoor } from '../../main/web/web-door.ts'
import { launch } from './support/browser.ts'
import { no, ok } from './support/fake-door.ts'
import { built } from './support/page-server.ts'

const aborted: string[] = []

/** An engine that answers what the page asks at first, and looks at registries for ever. */
const dispatch: Dispatch = async (verb, _input, { signal }) => {
  if (verb === 'app.info') return ok({ version: '0.1.0', door: 'web', files: 'path' })
  if (verb === 'history.list') return ok([])
  if (verb !== 'registry.inspect') return no('verb-unknown', { verb })
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  aborted.push(verb)
  return no('cancelled')
}

let browser: Browser
let door: WebDoor

beforeAll(async () => {
  door = await startWebDoor({ dispatch, rendererDir: built, signal: new AbortController().signal })
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await door.close()
})

it('takes the ticket out of the address, keeps its session over a reload, and stops calls', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(door.url)
  await page.getByRole('heading', { level: 1, name: 'Which registry' }).waitFor()
  expect(page.url()).not.toContain('token')

  await page.reload()
  await page.getByLabel('Registry', { exact: true }).fill('dtr.example.com')
  await page.getByRole('button', { name: 'Look at the registry' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => aborted).toEqual(['registry.inspect'])

  const second = await context.newPage()
  await second.goto(door.url)
  await second.getByText('the address has been opened before').waitFor()
  await second.goto('about:blank')
  await second.goto(new URL('/', door.url).href)
  await second.getByText('this tab has no session').waitFor()
  await context.close()
})

it('says that the connection was lost when the server is gone', async () => {
  const own = await startWebDoor({ dispatch, rendererDir: built, signal: new AbortController().signal })
  const page = await browser.newPage()
  await page.goto(own.url)
  await page.getByRole('heading', { level: 1, name: 'Which registry' }).waitFor()
  await own.close()
  await page.getByRole('link', { name: 'Hosts' }).click()
  await page.getByText('The connection to Mooring was lost.').waitFor()
  await page.context().close()
})
