import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chainOf, judge, judgedHost } from '../../../support/certificates/judged.ts'
import { caExtensions, type Minted, serverExtensions } from '../../../support/certificates/mint.ts'
import { type MintedChain, openMintedChain } from '../../../support/certificates/minted-chain.ts'
import { forge } from '../../../support/registry/on-the-way.ts'

const server = serverExtensions(`DNS:${judgedHost}`)
let mint: MintedChain
let root: Minted
let middle: Minted
let leaf: Minted

beforeAll(async () => {
  mint = await openMintedChain(`DNS:${judgedHost}`)
  ;({ root, middle, leaf } = mint)
})
afterAll(() => mint?.remove())

const pinned = (chain: readonly Minted[], { cert }: Minted, file?: readonly Minted[]) =>
  judge(chainOf(...chain), { pin: new X509Certificate(cert).fingerprint256, ...(file ? { file } : {}) })

it('is the anchor if it is the usual one, of the usual kind', () => {
  expect(pinned([leaf, middle, root], root)).toMatchObject({ anchor: 'root', kind: 'root-in-chain', codes: [] })
  expect(pinned([leaf, middle], root, [root])).toMatchObject({ anchor: 'root', kind: 'ca-file', codes: [] })
  expect(pinned([leaf], leaf)).toMatchObject({ anchor: 'leaf', kind: 'leaf-only', codes: ['leaf-only'] })
})

it('is the anchor below the usual one, and the findings are about that', () => {
  const middleAlone = { anchor: 'middle', kind: 'pinned', path: 2, order: [0, 1], codes: ['partial-chain'] }
  expect(pinned([leaf, middle, root], middle)).toEqual(middleAlone)
  expect(pinned([leaf, middle], middle, [root])).toEqual(middleAlone)
  const leafAlone = { anchor: 'leaf', kind: 'pinned', path: 1, order: [0], codes: ['leaf-pinned'] }
  expect(pinned([leaf, middle, root], leaf)).toEqual(leafAlone)
})

it('is the anchor even if Docker refuses it, with the reason', async () => {
  const notCa = await mint.mint('not-ca', { extensions: ['basicConstraints=critical,CA:FALSE'] })
  const below = await mint.mint('below', { issuer: notCa, extensions: server })
  expect(judge(chainOf(below, notCa)).anchor).toBe('below')
  expect(pinned([below, notCa], notCa)).toMatchObject({ anchor: 'not-ca', kind: 'pinned', codes: ['issuer-not-ca'] })
})

it('is refused where it is not on the path: beside it, or above the CA file’s', async () => {
  const stranger = await mint.mint('stranger', { extensions: caExtensions })
  const mismatch = expect.objectContaining({ code: 'fingerprint-mismatch' })
  expect(() => pinned([leaf, middle, root], stranger)).toThrow(mismatch)
  expect(() => pinned([leaf, middle, root], root, [middle])).toThrow(mismatch)
  const date = { at: expect.any(String), to: 'day' }
  const validity = { phrase: 'valid-until', params: { date } }
  expect(() => pinned([leaf, middle, root, stranger], stranger)).toThrow(
    expect.objectContaining({
      code: 'fingerprint-unrelated',
      params: expect.objectContaining({ subject: 'CN=stranger', validity }),
    }),
  )
})

it('that has expired and is sent beside the path is told as that', async () => {
  const old = await mint.mint('old', { extensions: caExtensions, days: -1 })
  const validity = { phrase: 'expired-since', params: { date: { at: expect.any(String), to: 'day' } } }
  expect(() => pinned([leaf, middle, root, old], old)).toThrow(
    expect.objectContaining({ code: 'fingerprint-unrelated', params: expect.objectContaining({ validity }) }),
  )
  // On the path, it is trusted, and why Docker refuses it is told.
  const below = await mint.mint('below-old', { issuer: old, extensions: server })
  expect(pinned([below, old], old)).toMatchObject({ anchor: 'old', codes: ['expired'] })
})

it('vouches for nothing above it, even with the real CA’s name and key', async () => {
  const { forged, forgedRoot } = await forge(mint, root)
  expect(judge(chainOf(leaf, middle, forged, forgedRoot)).anchor).toBe('forged-root')
  for (const one of [leaf, middle]) {
    expect(pinned([leaf, middle, forged, forgedRoot], one).anchor).toBe(one === leaf ? 'leaf' : 'middle')
  }
  expect(() => pinned([leaf, middle, forged, forgedRoot], root)).toThrow(
    expect.objectContaining({ code: 'fingerprint-mismatch' }),
  )
  expect(pinned([leaf, middle, forged, forgedRoot, root], root)).toMatchObject({ anchor: 'root', path: 3 })
})
