import { expect, it } from 'vitest'
import { hrefOf, screenAt } from '../../../renderer/ui/route.ts'

const screens = ['trust', 'hosts', 'history'] as const

it.each(screens)('finds %s by its own address', (screen) => {
  expect(screenAt(hrefOf(screen), screens)).toBe(screen)
})

it.each(['', '#', '#/nowhere', '#/settings', '#token=abc', '#/hosts/x'])('finds no screen at %j', (hash) => {
  expect(screenAt(hash, screens)).toBeUndefined()
})
