import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import { failureData } from '../../shared/failure.ts'
import { languageOf } from '../../shared/words/language.ts'
import { errorWords } from '../../shared/words/say.ts'
import { createDeps, type Door } from '../api/deps.ts'
import { createDispatch } from '../api/dispatch.ts'
import { readApart } from '../reader/reader.ts'
import { version } from '../version.ts'
import { showFileDialog } from './file-dialog.ts'
import { type IpcDoor, openIpcDoor } from './ipc-door.ts'
import { menuTemplate } from './menu.ts'
import { registerPageScheme, servePage } from './page-protocol.ts'
import { startUtilityReader } from './reader-process.ts'
import { confine, denyPermissions, isDebuggingAsked } from './security.ts'
import { createWindow, showWindow } from './window.ts'

/** How long a closed window’s change may take to be rolled back. Longer, and its host does the rest without the app. */
const stopMilliseconds = 60_000

/** The language outside the page; the page chooses its own. */
const language = languageOf(process.env['MOORING_LANG'])

async function openWindow(): Promise<BrowserWindow> {
  const built = join(app.getAppPath(), 'out')
  const owner = { name: app.name, platform: process.platform, isPackaged: app.isPackaged }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, owner)))
  denyPermissions(session.defaultSession)
  await servePage(session.defaultSession, join(built, 'renderer'))
  const window = createWindow(built, app.isPackaged)
  const chooseFile: Door['chooseFile'] = (role) => showFileDialog(window, language, role)
  const deps = createDeps({ door: 'desktop', version, isTty: false, chooseFile, reader: readApart(startUtilityReader) })
  stopBeforeClosing(window, openIpcDoor(window.webContents, createDispatch(deps)))
  window.once('closed', () => deps.hosts.close())
  return window
}

/** A closed window goes at once, and the app ends once a running change has been asked to stop and is rolled back. */
function stopBeforeClosing(window: BrowserWindow, door: IpcDoor): void {
  window.on('close', async (event) => {
    if (!door.isBusy()) return
    event.preventDefault()
    window.hide()
    await Promise.race([door.stop(), setTimeout(stopMilliseconds)])
    window.destroy()
  })
}

async function start(): Promise<void> {
  registerPageScheme()
  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('window-all-closed', () => app.quit())
  await app.whenReady()
  const window = await openWindow()
  app.on('second-instance', () => showWindow(window))
}

/** Says why there is no window: a damaged installation, or a bug. */
function giveUp(error: Error): void {
  dialog.showErrorBox(language.words.app.desktop.cannotStart, errorWords(language, failureData(error)).message)
  app.exit(1)
}

if (isDebuggingAsked(app)) app.exit(1)
else if (app.requestSingleInstanceLock()) start().catch(giveUp)
else app.quit()
