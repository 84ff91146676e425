import type { App, Session, WebContents } from 'electron'
import { devOrigin, isPageUrl } from './page-address.ts'

const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe']

/**
 * Whether somebody asks a packaged app to be remote controlled. Fuses close node's inspector; Chromium's own switches
 * have no fuse.
 */
export function isDebuggingAsked(app: App): boolean {
  return app.isPackaged && debuggingSwitches.some((name) => app.commandLine.hasSwitch(name))
}

/**
 * Keeps a page where it is: it can neither go to another address, nor open a window, nor hold another page. In
 * `npm run dev` it may be loaded again.
 */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => {
    if (devOrigin === undefined || !isPageUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Denies every permission but the one that the copy buttons need: to put text on the clipboard, from our own page. */
export function denyPermissions(session: Session): void {
  const isGranted = (permission: string, address: string) =>
    permission === 'clipboard-sanitized-write' && isPageUrl(address)
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
}
