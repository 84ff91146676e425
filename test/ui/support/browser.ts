import { type Browser, chromium, type Page } from 'playwright-core'
import { type FakeDoor, installFakeDoor, type Script } from './fake-door.ts'
import type { PageServer } from './page-server.ts'

/** The day that every picture shows: the sample certificates are valid then, except the one that is not. */
export const today = new Date('2026-11-21T09:30:00Z')

export interface OpenOptions {
  readonly scheme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  /** After the address, for example `#/hosts`. */
  readonly hash?: string
}

/** A page at work. */
export interface Opened {
  readonly page: Page
  readonly door: FakeDoor
  /** What the console and the content security policy complained about. */
  readonly complaints: readonly string[]
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
}

/** Opens the built page with an engine that answers as scripted. */
export async function open(
  browser: Browser,
  server: PageServer,
  script: Script,
  options: OpenOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.clock.setFixedTime(today)
  const door = await installFakeDoor(page, script)
  await page.goto(server.url + (options.hash ?? ''))
  return { page, door, complaints }
}
