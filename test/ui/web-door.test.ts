import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Dispatch } from '../../main/api/dispatch.ts'
import { startWebDoor, type WebDoor } from '../../main/web/web-door.ts'
import { isVerbName } from '../../shared/api/contract.ts'
import { launchBrowser } from '../support/web/browser.ts'
import { desktop, happy } from './data/answers.ts'
import { built } from './support/page-server.ts'
import { answerAs, no, ok } from './support/script.ts'
import { walkTo } from './support/walk.ts'

const aborted: string[] = []

/** An engine where everything goes well, but for applying a plan: that tells one step and then takes for ever. */
const dispatch: Dispatch = async (verb, input, { signal, emit }) => {
  if (!isVerbName(verb)) return no('verb-unknown', { verb })
  if (verb === 'app.info') return ok({ ...desktop, door: 'web', files: 'path' })
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  if (verb !== 'plan.apply') return answerAs(happy, verb, input, { tell: async () => {}, aborted: stopped })
  emit({
    host: 'local',
    phase: 'running',
    step: 1,
    steps: 4,
    doing: { phrase: 'step-put', params: { file: '/etc/staged' } },
  })
  await stopped
  aborted.push(verb)
  return no('cancelled')
}

let browser: Browser
let door: WebDoor

beforeAll(async () => {
  door = await startWebDoor({ dispatch, rendererDir: built, signal: new AbortController().signal })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await door.close()
})

it('takes the ticket out of the address, keeps its session over a reload, and tells and stops a change', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(door.url)
  await page.getByRole('heading', { level: 1, name: 'Which registry' }).waitFor()
  expect(page.url()).not.toContain('token')

  await page.reload()
  await walkTo.apply(page)
  await page.getByText('/etc/staged').waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('can’t tell how far the change got').waitFor()
  await expect.poll(() => aborted).toEqual(['plan.apply'])

  const second = await context.newPage()
  await second.goto(door.url)
  await second.getByText('the address was already opened').waitFor()
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
