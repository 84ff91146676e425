import { join } from 'node:path'
import { BrowserWindow, nativeTheme, type WebContents } from 'electron'
import { pageUrl } from './page-address.ts'

/** The page's own background, so that a window does not flash before the page is painted. */
const background = { light: '#f5f8f9', dark: '#101c23' }

/** Creates the window, hidden until its page is painted. `built` is the directory of the built program. */
export function createWindow(built: string, isPackaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1120,
    height: 780,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: join(built, 'preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  })
  window.once('ready-to-show', () => window.show())
  reviveDeadPage(window.webContents)
  void window.loadURL(pageUrl)
  return window
}

/** Loads the page again where its process has died; one that dies before it has loaded would die for ever. */
function reviveDeadPage(contents: WebContents): void {
  let hasLoaded = false
  contents.on('did-finish-load', () => {
    hasLoaded = true
  })
  contents.on('render-process-gone', () => {
    if (hasLoaded) contents.reload()
    hasLoaded = false
  })
}

/** Brings the window to the front. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
