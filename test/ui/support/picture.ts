import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Where the pictures of the scenes are kept. */
const pictures = join(import.meta.dirname, '../../../test-artifacts/ui')

/** No check reads a picture, and each takes longer than a check: they are taken by `npm run pictures` alone. */
const arePicturesWanted = process.env.MOORING_PICTURES === 'yes'

/** Keeps how the page looks, for people, if that is wanted. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (arePicturesWanted) await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** How much wider than the window the page is: more than nothing means that something does not wrap. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * Makes the window as high as its content, so that nothing that sticks to an edge covers a part of the picture,
 * once no colour is on its way to another one any more.
 */
export async function growToContent(
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    return Promise.allSettled(transitions.map(({ finished }) => finished))
  })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.width, height: Math.max(height, size.height) })
}
