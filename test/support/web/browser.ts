import { type Browser, chromium } from 'playwright-core'
import { which } from '../../../main/hosts/root/local-elevation.ts'

/** Debian's Chromium without windows of its own takes two thirds of the time; where it is not there, the whole one does. */
const programs = ['chromium-headless-shell', 'chromium']

/** The program of a browser; undefined if there is none. */
export async function findBrowser(): Promise<string | undefined> {
  const found = await Promise.all(programs.map((name) => which(name, process.env['PATH'] ?? '')))
  return found.find((path) => path !== undefined)
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error(`None of these is in PATH: ${programs.join(', ')}`)
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
