import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appCommand, launchApp } from '../support/electron/electron-app.ts'
import { inTurn, renderRow } from './measure.ts'
import { report } from './report.ts'

let empty: string

beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'mooring-empty-'))
  await writeFile(join(empty, 'package.json'), '{"name":"empty","main":"main.js"}')
  const main =
    "const { app, BrowserWindow } = require('electron')\napp.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<button>hello</button>'))\n"
  await writeFile(join(empty, 'main.js'), main)
})

afterAll(() => rm(empty, { recursive: true, force: true }))

/** From the start of the program to a control that can be used. */
async function openEmpty(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'mooring-home-'))
  const { executablePath, args, env } = appCommand(home)
  const app = await _electron.launch({ executablePath, args: [...args.slice(0, -1), empty], env })
  await (await app.firstWindow()).getByRole('button').waitFor()
  await app.close()
  await rm(home, { recursive: true, force: true })
}

async function openMooring(): Promise<void> {
  const app = await launchApp()
  await app.page.getByRole('textbox').first().waitFor()
  await app.close()
}

it('the first window, interactive', async () => {
  const samples = await inTurn(5, openMooring, openEmpty)
  report(
    renderRow({ work: 'first window interactive', peerName: 'an empty Electron window', aim: '≤ 1.5 ×', ...samples }),
  )
  expect(samples.ours).toHaveLength(5)
})
