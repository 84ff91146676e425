import { expect, it } from 'vitest'
import { hrefOf, screenOf, screens } from '../../../renderer/app/route.ts'

it.each(screens)('finds %s by its own address', (screen) => {
  expect(screenOf(hrefOf(screen))).toBe(screen)
})

it.each(['', '#', '#/nowhere', '#token=abc', '#/hosts/x'])('begins with the wizard at %j', (hash) => {
  expect(screenOf(hash)).toBe('trust')
})
