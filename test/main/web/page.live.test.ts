import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWebFixture, type WebFixture } from '../../support/web/web-fixture.ts'
import { webRequest } from '../../support/web/web-request.ts'

let web: WebFixture

beforeAll(async () => {
  web = await openWebFixture(async () => ({ ok: true, data: null }))
})
afterAll(() => web.close())

it('serves the page, which may run its own scripts only and be in no frame', async () => {
  const response = await webRequest(web.origin, { path: '/' })
  expect(response).toMatchObject({ status: 200, text: '<!doctype html><title>page</title>' })
  expect(response.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringMatching(/default-src 'none'; script-src 'self';.*frame-ancestors 'none'/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  })
})

it('serves scripts as scripts', async () => {
  const response = await webRequest(web.origin, { path: '/assets/a.js' })
  expect(response).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
})

it('answers HEAD with the headers alone', async () => {
  const response = await webRequest(web.origin, { method: 'HEAD', path: '/' })
  expect(response).toMatchObject({ status: 200, text: '', headers: { 'content-length': '34' } })
})

it.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/..\\secret.txt',
  '//secret.txt',
  '/assets',
  '/%00',
  'http://evil.example/index.html',
])('serves nothing at %s', async (path) => {
  expect(await webRequest(web.origin, { path })).toMatchObject({ status: 404 })
})

it('serves nothing under another name', async () => {
  const response = await webRequest(web.origin, { path: '/', headers: { Host: 'evil.example' } })
  expect(response).toMatchObject({ status: 421 })
})
