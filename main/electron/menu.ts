import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/words/language.ts'

/** The program that the menu is for. */
export interface MenuOwner {
  readonly name: string
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
}

type Item = MenuItemConstructorOptions

/**
 * The menu bar. An item's role defines its action; its label is ours, because Electron's are English only. There is no
 * Reload: it would lose the page's state.
 */
export function menuTemplate({ words }: Language, { name, platform, isPackaged }: MenuOwner): Item[] {
  const { menus, items } = words.app.desktop
  const item = (role: keyof typeof items): Item => ({ role, label: items[role] })
  const between: Item = { type: 'separator' }
  const isMac = platform === 'darwin'
  const own = isMac
    ? [
        ...[item('about'), between, item('services'), between],
        ...[item('hide'), item('hideOthers'), item('unhide'), between, item('quit')],
      ]
    : [item('quit')]
  const edit = [
    ...[item('undo'), item('redo'), between],
    ...[item('cut'), item('copy'), item('paste'), item('delete'), item('selectAll')],
  ]
  const view = [item('resetZoom'), item('zoomIn'), item('zoomOut'), between, item('togglefullscreen')]
  const help: Item = { role: 'help', label: menus.help, submenu: [item('about')] }
  return [
    { label: name, submenu: own },
    { label: menus.edit, submenu: edit },
    { label: menus.view, submenu: isPackaged ? view : [...view, item('toggleDevTools')] },
    { role: 'windowMenu', label: menus.window, submenu: [item('minimize'), item('close')] },
    ...(isMac ? [] : [help]),
  ]
}
