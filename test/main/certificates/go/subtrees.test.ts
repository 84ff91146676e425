import { describe, expect, it } from 'vitest'
import { type GoRules, todaysDocker } from '../../../../main/certificates/go/go-rules.ts'
import { addressKey } from '../../../../main/certificates/go/ip-address.ts'
import { prefixSet } from '../../../../main/certificates/go/prefix-set.ts'
import { addressTrees, domainKey, domainTrees } from '../../../../main/certificates/go/subtrees.ts'
import { choosingBy, diceFrom } from '../../../support/hostile/dice.ts'

const rulesOf = (minor: number): GoRules => ({ minor, hasOldDefaults: false })
const keyOf = (domain: string): string => domainKey(domain, todaysDocker) ?? ''

it('a set of prefixes finds what looking at each of them finds', () => {
  const roll = diceFrom(7)
  const choose = choosingBy(roll)
  const text = (): string => Array.from({ length: roll(5) }, () => choose(['a', 'b', '\0'])).join('')
  for (let round = 0; round < 2000; round += 1) {
    const [prefixes, asked] = [Array.from({ length: roll(6) }, text), text()]
    const set = prefixSet(prefixes)
    const begun = prefixes.filter((prefix) => asked.startsWith(prefix))
    expect({ prefixes, asked, has: set.has(asked), hasShorter: set.hasShorter(asked) }).toEqual({
      prefixes,
      asked,
      has: begun.length > 0,
      hasShorter: begun.some((prefix) => prefix !== asked),
    })
  }
})

describe('subtrees of domain names', () => {
  it.each([
    ['corp.test', 'corp.test', true],
    ['Corp.TEST', 'registry.corp.test', true],
    ['corp.test', 'mycorp.test', false],
    ['.corp.test', 'corp.test', false],
    ['.corp.test', 'registry.corp.test', true],
    ['', 'registry.corp.test', true],
    ['other.test', 'registry.corp.test', false],
  ])('%j contains %s: %s', (tree, name, isIn) => {
    const trees = domainTrees(['a.test', tree, 'z.test'], false, todaysDocker)
    expect(trees.has({ key: keyOf(name) })).toBe(isIn)
  })

  it.each([
    [26, true, true],
    [26, false, false],
    [25, true, false],
  ])('by Go 1.%i one that excludes (%s) part of a wildcard excludes the wildcard: %s', (minor, isExclusion, isIn) => {
    const trees = domainTrees(['secret.corp.test'], isExclusion, rulesOf(minor))
    expect(trees.has({ key: keyOf('*.corp.test') })).toBe(isIn)
  })
})

describe('ranges of addresses', () => {
  const key = (text: string): string => addressKey(Buffer.from(text.split('.').map(Number)))
  const nine = { key: key('9.0.0.0'), length: 8 }
  const ten = { key: key('10.0.0.5'), length: 8 }

  it.each([25, 27])('Go 1.%i does not mind bits that do not count', (minor) => {
    expect(addressTrees([nine, ten], rulesOf(minor)).has({ key: key('10.0.0.1') })).toBe(true)
  })

  it('Go 1.26 looks for an address before one that has such bits', () => {
    const trees = addressTrees([nine, ten], rulesOf(26))
    expect(['10.0.0.1', '10.0.0.5', '10.0.0.9', '9.1.1.1'].map((each) => trees.has({ key: key(each) }))).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  it('Go 1.26 takes IPv4 in IPv6’s form for IPv4', () => {
    const mapped = addressKey(Buffer.from('00000000000000000000ffff0a000001', 'hex'))
    const all = { key: addressKey(Buffer.alloc(16)), length: 0 }
    expect([25, 26].map((minor) => addressTrees([all], rulesOf(minor)).has({ key: mapped }))).toEqual([true, false])
  })
})
