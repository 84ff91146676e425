import { afterEach, beforeEach, expect, it } from 'vitest'
import { startWebDoor } from '../../../main/web/web-door.ts'
import { openWebFixture, type WebFixture } from '../../support/web/web-fixture.ts'
import { answerLines } from '../../support/web/web-request.ts'

let web: WebFixture

beforeEach(async () => {
  web = await openWebFixture(async () => ({ ok: true, data: 'done' }))
})
afterEach(() => web.close())

it('prints 256 bits in the fragment, which no server sees', () => {
  expect(Buffer.from(web.ticket, 'base64url')).toHaveLength(32)
  expect(web.door.url).toBe(`${web.origin}/#token=${web.ticket}`)
})

it('opens a session for the first caller with the ticket, and for nobody after', async () => {
  const token = await web.openSession()
  expect(token).not.toBe(web.ticket)
  expect(await web.call(web.ticket, '/session')).toMatchObject({ status: 401 })
  expect(answerLines(await web.call(token, '/api/app.info'))).toEqual([{ reply: { ok: true, data: 'done' } }])
})

it('opens no session for a wrong ticket, and keeps the ticket valid', async () => {
  expect(await web.call('A'.repeat(43), '/session')).toMatchObject({ status: 401 })
  expect(await web.openSession()).toMatch(/^[\w-]{43}$/)
})

it('opens no session for another page', async () => {
  const headers = { Origin: 'http://evil.example' }
  expect(await web.call(web.ticket, '/session', { headers })).toMatchObject({ status: 403 })
})

it('says that a port is taken', async () => {
  const port = Number(new URL(web.origin).port)
  const signal = new AbortController().signal
  const second = startWebDoor({ dispatch: async () => ({ ok: true, data: null }), rendererDir: '.ci', port, signal })
  await expect(second).rejects.toMatchObject({
    code: 'port-unavailable',
    params: { port, detail: { phrase: 'system-EADDRINUSE' } },
  })
})
