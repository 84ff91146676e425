import { type App, Menu, type MenuItemConstructorOptions } from 'electron'

/** The menu bar. Reloading is not in it: it would throw away what the page was about to do. */
export function createMenu(app: App): Menu {
  const isMac = process.platform === 'darwin'
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  return Menu.buildFromTemplate([
    isMac ? { role: 'appMenu' } : { label: app.name, submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: app.isPackaged ? view : [...view, { role: 'toggleDevTools' }] },
    { role: 'windowMenu' },
    ...(isMac ? [] : [{ role: 'help' as const, submenu: [{ role: 'about' as const }] }]),
  ])
}
