import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, start, until } from '../support/processes/process.ts'
import { answerLines, type WebResponse, webRequest } from '../support/web/web-request.ts'

const root = resolve(import.meta.dirname, '../..')

describe('npm run dev, where there is no display', () => {
  let home: string
  let running: Running
  let address: URL
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'mooring-dev-'))
    const env = { ...process.env, MOORING_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' }
    running = start(process.execPath, ['scripts/dev.mjs'], { cwd: root, env })
    await until('the address', async () => /http:\S+#token=\S+/.test(running.log()), 110_000)
    address = new URL(/http:\S+#token=\S+/.exec(running.log())?.[0] ?? '')
  })
  afterAll(async () => {
    await running?.stop()
    await rm(home, { recursive: true, force: true })
  })

  const post = (path: string, token: string, origin = address.origin): Promise<WebResponse> => {
    const headers = { Origin: origin, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
    return webRequest(address.origin, { method: 'POST', path, headers, body: '{}' })
  }

  it('serves the page from its sources, with live reload', async () => {
    const { status, text } = await webRequest(address.origin, { path: '/' })
    expect(status).toBe(200)
    expect(text).toContain('/main.tsx')
    expect(text).toContain('/@vite/client')
  })

  it('answers calls with the engine, to its own page alone', async () => {
    const ticket = new URLSearchParams(address.hash.slice(1)).get('token') ?? ''
    expect((await post('/session', ticket, 'https://evil.example')).status).toBe(403)
    const [session] = answerLines(await post('/session', ticket)) as [{ reply: { data: { token: string } } }]
    const { token } = session.reply.data
    expect(answerLines(await post('/api/app.info', token))).toMatchObject([{ reply: { ok: true } }])
    expect((await post('/api/app.info', ticket)).status).toBe(401)
    expect((await post('/session', ticket)).status).toBe(401)
  })
})
