import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { acceptServer, parseGoChain } from '../../main/certificates/go/accept-server.ts'
import { host } from '../support/go/chains/names.ts'
import { ropeOf } from '../support/go/chains/rope.ts'
import { inTurn, renderRow } from './measure.ts'
import { report } from './report.ts'

const now = new Date('2026-06-01T12:00:00Z')
const runs = 9
/** That Go looks at: no judge is faster than their signatures. */
const most = 100

it.each([
  ['a chain of 21', ropeOf(20, 20), 'unknown-authority'],
  ['1,000 CAs of one name', ropeOf(1000, 1000), 'too-many-signatures'],
  ['1,000 certificates of one CA', ropeOf(1000, 1), undefined],
])('the verdict on %s', async (name, chain, reason) => {
  const read = chain.slice(0, most).map((der) => new X509Certificate(der))
  const signer = new X509Certificate(chain[1] ?? '').publicKey
  const judge = () => acceptServer(parseGoChain(chain), chain.slice(-1), host, now)
  const samples = await inTurn(
    runs,
    async () => judge(),
    async () => read.map((one) => one.verify(signer)),
  )
  const peerName = `OpenSSL and ${read.length} signatures`
  report(renderRow({ work: `the verdict on ${name}`, peerName, aim: '≤ 50 ms', ...samples }))
  expect(judge().refusal?.reason).toBe(reason)
})
