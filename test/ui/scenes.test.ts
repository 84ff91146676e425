import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { scenes } from './scenes/all.ts'
import { openApp } from './support/app.ts'
import { growToContent, overflow, takePicture } from './support/picture.ts'
import { cutOff, speakPseudo, wordsOutside } from './support/pseudo.ts'

const small = { width: 720, height: 520 }
const medium = { width: 1280, height: 800 }
const large = { width: 1600, height: 1000 }
/** Long texts are tried in the window as it opens, and in the smallest one. */
const pseudoSizes = [{ width: 1120, height: 780 }, small]

const open = openApp()

/** The page has no frames, so the mode for them, which opens a page of its own, is left out. */
async function accessibilityProblems(page: Page, axe = new AxeBuilder({ page })): Promise<string[]> {
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function expectAllWell(page: Page, name: string): Promise<void> {
  await growToContent(page, medium)
  await takePicture(page, `${name}-light`)
  expect(await accessibilityProblems(page)).toEqual([])
  for (const size of [small, large]) {
    await page.setViewportSize(size)
    await takePicture(page, `${name}-light-${size.width}x${size.height}`)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
}

/** The dark has its own colours and nothing else of its own. */
async function expectContrastInTheDark(page: Page, name: string): Promise<void> {
  await choose(page, 'dark')
  await growToContent(page, medium)
  await takePicture(page, `${name}-dark`)
  // In place of axe, which is in the page already.
  const axe = new AxeBuilder({ page, axeSource: 'void axe' }).withRules('color-contrast')
  expect(await accessibilityProblems(page, axe)).toEqual([])
  await choose(page, 'light')
}

async function choose(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
}

async function expectCatalogueOnly(page: Page, name: string, told: readonly unknown[]): Promise<void> {
  await speakPseudo(page)
  expect(await wordsOutside(page, told)).toEqual([])
  for (const size of pseudoSizes) {
    await growToContent(page, size)
    await takePicture(page, `${name}-pseudo-${size.width}`)
    expect(
      await settled(
        () => cutOff(page),
        (found) => found.length === 0,
      ),
    ).toEqual([])
    expect(
      await settled(
        () => overflow(page),
        (pixels) => pixels <= 0,
      ),
    ).toBeLessThanOrEqual(0)
  }
}

/** What is read once it is fine, or else after ten seconds: some parts measure themselves, and find their place in a later frame. */
async function settled<T>(read: () => Promise<T>, isFine: (value: T) => boolean): Promise<T> {
  const end = performance.now() + 10_000
  for (;;) {
    const value = await read()
    if (isFine(value) || performance.now() > end) return value
    await sleep(100)
  }
}

it.concurrent.each(scenes)(
  '%s is accessible, quiet and fits, in light and dark; it says nothing outside the catalogue, and nothing is cut off',
  async (name, { script, hash, act }) => {
    const { page, door, complaints } = await open(script, { hash })
    await act(page)
    await expectAllWell(page, name)
    await expectContrastInTheDark(page, name)
    await expectCatalogueOnly(page, name, door.told)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
