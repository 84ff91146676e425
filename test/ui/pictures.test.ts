import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { certificateScenes } from './scenes/certificate.ts'
import { outcomeScenes } from './scenes/outcomes.ts'
import { registryScenes } from './scenes/registry.ts'
import { screenScenes } from './scenes/screens.ts'
import { stepScenes } from './scenes/steps.ts'
import { launch, open } from './support/browser.ts'
import { type PageServer, servePage } from './support/page-server.ts'

const pictures = join(import.meta.dirname, '../../test-artifacts/ui')
const small = { width: 720, height: 520 }
const medium = { width: 1280, height: 800 }
const large = { width: 1600, height: 1000 }

const scenes = { ...registryScenes, ...certificateScenes, ...stepScenes, ...outcomeScenes, ...screenScenes }

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

async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

it.each(Object.entries(scenes))('%s is accessible, quiet and fits, in light and dark', async (name, scene) => {
  const { page, complaints } = await open(browser, server, scene.script, { size: medium, hash: scene.hash })
  await scene.act(page)
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await growToContent(page)
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`) })
    expect(await accessibilityProblems(page)).toEqual([])
    for (const size of [small, large]) {
      await page.setViewportSize(size)
      await page.screenshot({ path: join(pictures, `${name}-${scheme}-${size.width}x${size.height}.png`) })
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }
  }
  expect(complaints).toEqual([])
  await page.context().close()
})
