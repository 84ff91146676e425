import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { acceptServer, type GoChain, parseGoChain } from '../../../../main/certificates/go/accept-server.ts'
import { generations } from '../../../../main/certificates/go/go-rules.ts'
import { host } from '../../../support/go/chains/names.ts'
import { ropeOf } from '../../../support/go/chains/rope.ts'

const now = new Date('2026-06-01T12:00:00Z')
const real = { verify: crypto.verify, createPublicKey: crypto.createPublicKey }
const counted = { verify: 0, createPublicKey: 0 }

/** The counted functions stand in for those of Node, which work. */
function count(name: keyof typeof real): void {
  const works = real[name] as (...args: unknown[]) => unknown
  Object.defineProperty(crypto, name, {
    configurable: true,
    writable: true,
    value: (...args: unknown[]) => {
      counted[name] += 1
      return works(...args)
    },
  })
}

beforeEach(() => {
  counted.verify = 0
  counted.createPublicKey = 0
})
afterEach(() => {
  Object.assign(crypto, real)
  syncBuiltinESMExports()
})

/** What it costs to hold a chain against each of its last CAs, by the rules of each Docker. */
function judge(ders: readonly Buffer[], anchors: readonly Buffer[]): typeof counted {
  for (const name of ['verify', 'createPublicKey'] as const) count(name)
  syncBuiltinESMExports()
  let first: GoChain | undefined
  for (const { rules } of [...generations].reverse()) {
    const chain = parseGoChain(ders, rules, first?.signatures)
    first ??= chain
    for (const anchor of anchors) acceptServer(chain, [anchor], host, now)
  }
  return { ...counted }
}

it('a CA with 300 certificates costs a signature for each that Go looks at, once, and one key', () => {
  const chain = ropeOf(300, 1)
  const cost = judge(chain, chain.slice(-12))
  expect(cost.createPublicKey).toBe(1)
  // Each CA on the path is tried as the anchor's subject and as the next one's: a hundred questions for fifty signatures.
  expect(cost.verify).toBe(50)
})

it('300 CAs of one name cost a hundred signatures, and one or two for each anchor', () => {
  const chain = ropeOf(300, 300)
  const anchors = chain.slice(-12)
  const cost = judge(chain, anchors)
  expect(cost.verify).toBe(122)
})
