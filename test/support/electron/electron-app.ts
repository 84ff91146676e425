import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { inject } from 'vitest'

/** The app as built, running, with directories of its own for all that it writes. */
export interface RunningApp {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Where its files and settings are: gone when it is closed. */
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

/** The program and arguments that start the app with `home` as its home directory. */
export function appCommand(home: string): { executablePath: string; args: string[]; env: Record<string, string> } {
  const runtime = inject('electron')
  if ('missing' in runtime) throw new Error(`no Electron: ${runtime.missing}`)
  return {
    executablePath: runtime.executable,
    // A microphone that is there, so that asking for it is a question of permission.
    args: [...rootArguments(), '--use-fake-device-for-media-stream', root],
    env: appEnvironment(home),
  }
}

export async function launchApp(): Promise<RunningApp> {
  const home = await mkdtemp(join(tmpdir(), 'mooring-desktop-'))
  const electron = await _electron.launch(appCommand(home))
  const close = async () => {
    await electron.close()
    await rm(home, { recursive: true, force: true })
  }
  try {
    const page = await electron.firstWindow()
    await page.waitForLoadState('load')
    // Without a window manager only a click gives a window the focus, and the clipboard asks for it.
    await page.mouse.click(1, 1)
    return { electron, page, home, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Has a person choose `file` in every file dialog from now on: no test can reach into the system's own. */
export async function chooseInDialog({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
}
