import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../../main/electron/menu.ts'
import { english, languageOf } from '../../../shared/words/language.ts'

/** An item and all below it. */
const all = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] => [
  item,
  ...(Array.isArray(item.submenu) ? item.submenu.flatMap(all) : []),
]
const rolesOf = (platform: NodeJS.Platform, isPackaged: boolean) =>
  menuTemplate(english, { name: 'Mooring', platform, isPackaged })
    .flatMap(all)
    .flatMap(({ role }) => role ?? [])

describe('the menu bar', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('is in one language (%s)', (platform) => {
    const items = menuTemplate(languageOf('pseudo'), { name: 'Mooring', platform, isPackaged: false }).flatMap(all)
    for (const { label, type } of items)
      if (type !== 'separator' && label !== 'Mooring') expect(label).toMatch(/^⟦.*⟧$/)
  })

  it('cannot reload the page, and opens no developer tools once it is packaged', () => {
    expect(rolesOf('linux', true)).not.toEqual(expect.arrayContaining(['reload']))
    expect(rolesOf('linux', true)).not.toContain('toggleDevTools')
    expect(rolesOf('linux', false)).toContain('toggleDevTools')
  })

  it('has About in its own menu on systems without an app menu', () => {
    expect(rolesOf('linux', true).filter((role) => role === 'about')).toHaveLength(1)
    expect(rolesOf('darwin', true)).toEqual(expect.arrayContaining(['about', 'services', 'hide', 'quit']))
    expect(rolesOf('darwin', true)).not.toContain('help')
  })
})
