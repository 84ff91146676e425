import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Dispatch } from '../../../main/api/dispatch.ts'
import { type CallOptions, openWebFixture, type WebFixture } from '../../support/web/web-fixture.ts'
import { answerLines, webRequest } from '../../support/web/web-request.ts'

const dispatch = vi.fn<Dispatch>(async () => ({ ok: true, data: null }))
let web: WebFixture
let token: string

beforeAll(async () => {
  web = await openWebFixture(dispatch)
  token = await web.openSession()
})
afterAll(() => web.close())

describe('a call that is not the page’s own', () => {
  const stranger = 'http://evil.example'
  const cases: readonly (readonly [
    string,
    number,
    string,
    CallOptions & { readonly path?: string; readonly token?: string },
  ])[] = [
    ['a foreign Origin', 403, 'request-origin', { headers: { Origin: stranger } }],
    ['no Origin', 403, 'request-origin', { headers: { Origin: undefined } }],
    ['the opaque Origin of a sandboxed frame', 403, 'request-origin', { headers: { Origin: 'null' } }],
    ['localhost as Origin', 403, 'request-origin', { headers: { Origin: 'http://localhost' } }],
    ['a rebound name as Host', 421, 'request-host', { headers: { Host: 'evil.example' } }],
    ['localhost as Host', 421, 'request-host', { headers: { Host: 'localhost' } }],
    ['no token', 401, 'request-token', { headers: { Authorization: undefined } }],
    ['another token', 401, 'request-token', { token: 'A'.repeat(43) }],
    ['the token in another scheme', 401, 'request-token', { headers: { Authorization: 'Basic AAAA' } }],
    ['a form as body', 415, 'request-type', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    ['plain text as body', 415, 'request-type', { headers: { 'Content-Type': 'text/plain' } }],
    ['no content type', 415, 'request-type', { headers: { 'Content-Type': undefined } }],
    ['a body that is not JSON', 400, 'request-json', { body: '{' }],
    ['a body of 65 KiB', 413, 'request-large', { body: JSON.stringify('x'.repeat(65 * 1024)) }],
    ['a verb that is not listed', 404, 'verb-unknown', { path: '/api/plan.forge' }],
    ['a verb that every object has', 404, 'verb-unknown', { path: '/api/constructor' }],
    ['another path', 404, 'request-path', { path: '/app.info' }],
  ]

  it.each(cases)(
    '%s → %i',
    async (_name, status, reason, { path = '/api/app.info', token: offered = token, ...options }) => {
      const response = await web.call(offered, path, options)
      expect(response.status).toBe(status)
      const error =
        reason === 'verb-unknown' ? { code: reason } : { code: 'door-refused', params: { detail: { phrase: reason } } }
      expect(answerLines(response)).toMatchObject([{ reply: { ok: false, error } }])
      expect(dispatch).not.toHaveBeenCalled()
    },
  )

  it('does not take the ticket for the token', async () => {
    expect(await web.call(web.ticket, '/api/app.info')).toMatchObject({ status: 401 })
    expect(dispatch).not.toHaveBeenCalled()
  })

  it('never says that another page may call', async () => {
    const headers = { Origin: stranger, 'Access-Control-Request-Method': 'POST' }
    const response = await webRequest(web.origin, { method: 'OPTIONS', path: '/api/app.info', headers })
    expect(response.status).toBe(405)
    expect(Object.keys(response.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('is not answered to %s', async (method) => {
    const headers = { Authorization: `Bearer ${token}` }
    const response = await webRequest(web.origin, { method, path: '/api/app.info', headers })
    expect([404, 405]).toContain(response.status)
    expect(dispatch).not.toHaveBeenCalled()
  })
})
