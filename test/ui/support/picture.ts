import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Where the pictures of the scenes are kept. */
export const pictures = join(import.meta.dirname, '../../../test-artifacts/ui')

const medium = { width: 1280, height: 800 }

/** How much wider than the window the page is: more than nothing means that something does not wrap. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * Makes the window as high as its content, so that nothing that sticks to an edge covers a part of the picture,
 * once no colour is on its way to another one any more.
 */
export async function growToContent(page: Page, size = medium): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    return Promise.allSettled(transitions.map(({ finished }) => finished))
  })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.width, height: Math.max(height, size.height) })
}
