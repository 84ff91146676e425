import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { certificateScenes } from './scenes/certificate.ts'
import { outcomeScenes } from './scenes/outcomes.ts'
import { registryScenes } from './scenes/registry.ts'
import { remoteScenes } from './scenes/remote.ts'
import { screenScenes } from './scenes/screens.ts'
import { stepScenes } from './scenes/steps.ts'
import { launch, open } from './support/browser.ts'
import { type PageServer, servePage } from './support/page-server.ts'

const pictures = join(import.meta.dirname, '../../test-artifacts/ui')
const small = { width: 720, height: 520 }
const medium = { width: 1280, height: 800 }
const large = { width: 1600, height: 1000 }

const scenes = {
  ...registryScenes,
  ...certificateScenes,
  ...stepScenes,
  ...outcomeScenes,
  ...screenScenes,
  ...remoteScenes,
}

let browser: Browser
let server: PageServer

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  server = await servePage()
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

/**
 * Makes the window as high as its content, so that nothing that sticks to an edge covers a part of the picture,
 * once no colour is on its way to another one any more.
 */
async function growToContent(page: Page): Promise<void> {
  await page.setViewportSize(medium)
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    return Promise.allSettled(transitions.map(({ finished }) => finished))
  })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: medium.width, height: Math.max(height, medium.height) })
}

/** How much wider than the window the page is: more than nothing means that something does not wrap. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** The page has no frames, so the mode for them, which opens a page of its own, is left out. */
async function accessibilityProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

it.concurrent.each(Object.entries(scenes))(
  '%s is accessible, quiet and fits, in light and dark',
  async (name, scene) => {
    const { page, complaints } = await open(browser, server, scene.script, { size: medium, hash: scene.hash })
    await scene.act(page)
    await growToContent(page)
    await page.screenshot({ path: join(pictures, `${name}-light.png`) })
    expect(await accessibilityProblems(page)).toEqual([])
    for (const size of [small, large]) {
      await page.setViewportSize(size)
      await page.screenshot({ path: join(pictures, `${name}-light-${size.width}x${size.height}.png`) })
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }
    // The dark has its own colours and nothing else of its own.
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
    await growToContent(page)
    await page.screenshot({ path: join(pictures, `${name}-dark.png`) })
    expect(await accessibilityProblems(page, ['color-contrast'])).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
