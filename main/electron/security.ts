import type { App, Session, WebContents } from 'electron'
import { devOrigin, isPageUrl } from './page-address.ts'

const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe']

/**
 * Whether a packaged app was started with remote debugging. Fuses disable Node's inspector; Chromium's own switches
 * have no fuse.
 */
export function isDebuggingAsked(app: App): boolean {
  return app.isPackaged && debuggingSwitches.some((name) => app.commandLine.hasSwitch(name))
}

/** Confines a page: it cannot navigate, open windows or embed other pages. In `npm run dev` it may reload. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => {
    if (devOrigin === undefined || !isPageUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Denies every permission except writing text to the clipboard from our own page, for the copy buttons. */
export function denyPermissions(session: Session): void {
  const isGranted = (permission: string, address: string) =>
    permission === 'clipboard-sanitized-write' && isPageUrl(address)
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
}
