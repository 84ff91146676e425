import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Bridge, BridgeMessage, BridgeRequest } from '../../../shared/api/bridge.ts'

/** The running built app, with its own directories for all that it writes. */
export interface RunningApp {
  readonly electron: ElectronApplication
  readonly page: Page
  /** The directory of its files and settings, removed when it closes. */
  readonly home: string
  close(): Promise<void>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Chromium refuses to run as root with its sandbox, and a container's /dev/shm is small. */
export function rootArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
}

/** The environment of an app whose home directory is `home`. */
export function appEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    DISPLAY: process.env['DISPLAY'] ?? '',
    XAUTHORITY: process.env['XAUTHORITY'] ?? '',
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
  }
}

/** The program and arguments that start the app with `home` as its home directory; `app` is its directory or archive. */
export function appCommand(
  home: string,
  app = root,
): { executablePath: string; args: string[]; env: Record<string, string> } {
  const runtime = inject('electron')
  if ('missing' in runtime) throw new Error(`no Electron: ${runtime.missing}`)
  return {
    executablePath: runtime.executable,
    // A fake microphone, so that only the permission decides.
    args: [...rootArguments(), '--use-fake-device-for-media-stream', app],
    env: appEnvironment(home),
  }
}

/**
 * Starts the app under remote control: the built one, or what a package's archive contains.
 * @param earlier the home directory of one that ran before.
 */
export async function launchApp(app?: string, earlier?: string): Promise<RunningApp> {
  const home = earlier ?? (await mkdtemp(join(tmpdir(), 'mooring-desktop-')))
  const electron = await _electron.launch(appCommand(home, app))
  const close = async () => {
    await electron.close()
    await rm(home, { recursive: true, force: true })
  }
  try {
    const page = await electron.firstWindow()
    await page.waitForLoadState('load')
    // Without a window manager only a click focuses a window, and the clipboard needs the focus.
    await page.mouse.click(1, 1)
    return { electron, page, home, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Makes every file dialog return `file` from now on: tests cannot control the system's dialogs. */
export async function chooseInDialog({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
}

/** Sends what a page sends, and resolves with the reply. */
export function askFromPage(page: Page, request: BridgeRequest): Promise<BridgeMessage> {
  return page.evaluate((sent) => {
    const { mooring } = window as unknown as { readonly mooring: Bridge }
    return new Promise<BridgeMessage>((resolve) => {
      mooring.listen((message) => {
        if (message.id === sent.id && 'reply' in message) resolve(message)
      })
      mooring.send(sent)
    })
  }, request)
}
