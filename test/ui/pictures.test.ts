import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { scenes } from './scenes/all.ts'
import { openApp } from './support/app.ts'
import { growToContent, overflow, pictures } from './support/picture.ts'

const small = { width: 720, height: 520 }
const large = { width: 1600, height: 1000 }

const open = openApp()

beforeAll(() => mkdir(pictures, { recursive: true }))

/** The page has no frames, so the mode for them, which opens a page of its own, is left out. */
async function accessibilityProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

it.concurrent.each(scenes)(
  '%s is accessible, quiet and fits, in light and dark',
  async (name, { script, hash, act }) => {
    const { page, complaints } = await open(script, { hash })
    await act(page)
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
