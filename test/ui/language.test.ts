import { expect, it } from 'vitest'
import { desktop } from './data/answers.ts'
import { openApp } from './support/app.ts'
import { ok } from './support/script.ts'

const open = openApp()

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
