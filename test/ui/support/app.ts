import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../../support/web/browser.ts'
import { happy } from '../data/answers.ts'
import { type FakeDoor, installFakeDoor } from './fake-door.ts'
import { type PageServer, servePage } from './page-server.ts'
import type { Script } from './script.ts'

/** The day that every picture shows: the sample certificates are valid then, except the one that is not. */
const today = new Date('2026-11-21T09:30:00Z')

interface OpenOptions {
  readonly size?: { readonly width: number; readonly height: number }
  /** After the address, for example `#/hosts`. */
  readonly hash?: string
}

/** A page at work. */
interface Opened {
  readonly page: Page
  readonly door: FakeDoor
  /** What the console and the content security policy complained about. */
  readonly complaints: readonly string[]
}

/**
 * The built page in a browser, for the tests of a file: opens it with an engine where everything goes well but for what
 * a script says otherwise. The browser is there from before the first test until after the last one.
 */
export function openApp(): (script?: Script, options?: OpenOptions) => Promise<Opened> {
  let browser: Browser
  let server: PageServer

  beforeAll(async () => {
    server = await servePage()
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser.close()
    server.close()
  })

  return async (script = {}, { size = { width: 1280, height: 800 }, hash = '' } = {}) => {
    const context = await browser.newContext({
      viewport: size,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.clock.setFixedTime(today)
    const door = await installFakeDoor(page, { ...happy, ...script })
    await page.goto(server.url + hash)
    return { page, door, complaints }
  }
}
