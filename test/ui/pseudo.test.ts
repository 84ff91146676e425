import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { desktop } from './data/answers.ts'
import { scenes } from './scenes/all.ts'
import { openApp } from './support/app.ts'
import { growToContent, overflow, pictures } from './support/picture.ts'
import { cutOff, speakPseudo, wordsOutside } from './support/pseudo.ts'
import { ok } from './support/script.ts'

const sizes = [
  { width: 1120, height: 780 },
  { width: 720, height: 520 },
]

const open = openApp()

beforeAll(() => mkdir(pictures, { recursive: true }))

it('speaks the language that the engine was started for, until another one is chosen', async () => {
  const pseudo = () => ok({ ...desktop, language: 'en-XA' })
  const { page } = await open({ 'app.info': pseudo }, { hash: '#/settings' })
  await page.locator('html[lang="en-XA"]').waitFor()
  await expect.poll(() => page.title()).toContain('⟦')
  await page.getByRole('combobox').selectOption('en')
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

it.concurrent.each(scenes)('%s says nothing outside the catalogue, and nothing is cut off', async (name, scene) => {
  const { page, door } = await open(scene.script, { hash: scene.hash })
  await scene.act(page)
  await speakPseudo(page)
  expect(await wordsOutside(page, door.told)).toEqual([])
  for (const size of sizes) {
    await growToContent(page, size)
    await page.screenshot({ path: join(pictures, `${name}-pseudo-${size.width}.png`) })
    expect(await cutOff(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
  await page.context().close()
})
