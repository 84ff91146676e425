import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Bridge } from '../../shared/api/bridge.ts'
import { appCommand, askFromPage, launchApp, type RunningApp } from '../support/electron/electron-app.ts'

describe.skipIf('missing' in inject('electron'))('the door of the desktop', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await launchApp()
  })
  afterAll(() => app?.close())

  it('answers a call of its page', async () => {
    const message = await askFromPage(app.page, { id: 'info', verb: 'app.info', input: {} })
    expect(message).toMatchObject({ reply: { ok: true, data: { door: 'desktop', files: 'dialog' } } })
  })

  it.each(['plan.forge', 'constructor', '__proto__'])('refuses the verb %s', async (verb) => {
    const message = await askFromPage(app.page, { id: 'unknown', verb, input: {} })
    expect(message).toMatchObject({ reply: { ok: false, error: { code: 'verb-unknown' } } })
  })

  it('refuses input that the contract does not allow', async () => {
    const message = await askFromPage(app.page, { id: 'input', verb: 'plan.make', input: { hosts: [] } })
    expect(message).toMatchObject({ reply: { ok: false, error: { code: 'input-invalid' } } })
  })

  it('does not open a file by a path that the page names', async () => {
    await writeFile(join(app.home, 'ca.pem'), 'a secret')
    await app.electron.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
    })
    const input = { role: 'ca', path: join(app.home, 'ca.pem') }
    const message = await askFromPage(app.page, { id: 'path', verb: 'files.choose', input })
    expect(message).toMatchObject({ reply: { ok: false, error: { code: 'file-choice-refused' } } })
  })

  it('says that no file was chosen', async () => {
    await app.electron.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
    })
    const message = await askFromPage(app.page, { id: 'cancel', verb: 'files.choose', input: { role: 'ca' } })
    expect(message).toMatchObject({ reply: { ok: false, error: { code: 'file-cancelled' } } })
  })

  it('is for one window: a second start shows the first one and ends', async () => {
    const { executablePath, args, env } = appCommand(app.home)
    const second = spawn(executablePath, args, { env, stdio: 'ignore' })
    expect(await once(second, 'exit')).toEqual([0, null])
    expect(app.electron.windows()).toHaveLength(1)
  })

  it('does not hear another page, even one in our window', async () => {
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<title>stranger</title>'),
    )
    await app.page.waitForURL(/^data:/)
    const heard = await app.page.evaluate(async () => {
      const { mooring } = window as unknown as { readonly mooring: Bridge }
      const messages: unknown[] = []
      mooring.listen((message) => messages.push(message))
      mooring.send({ id: 'stranger', verb: 'app.info', input: {} })
      // What must not come cannot be waited for; a call that is heard is answered in a few milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return { title: document.title, messages }
    })
    expect(heard).toEqual({ title: 'stranger', messages: [] })
  })
})
