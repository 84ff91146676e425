import { spawn, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { connect } from 'node:tls'
import { expect, it } from 'vitest'

it.each([
  ['open a server', () => createServer().listen(0, '127.0.0.1')],
  ['connect', () => connect({ host: '127.0.0.1', port: 9 })],
  ['start a program', () => spawn('true')],
  ['wait for a program', () => spawnSync('true')],
  ['mint a key', () => generateKeyPairSync('ed25519')],
])('a unit test may not %s', (_what, act) => {
  expect(act).toThrow('call its file *.live.test.ts')
})

it('nor mint one by the browser’s API', () => {
  expect(() => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])).toThrow('live')
})
