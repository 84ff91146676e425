import { describe, expect, it } from 'vitest'
import { contains, parseAddress, parseRange } from '../../../main/drivers/insecure/address.ts'
import { parseInsecureEntry, parseInsecureRegistry } from '../../../main/drivers/insecure/entry.ts'
import { insecureEntries } from '../../support/docker/insecure-entries.ts'

describe('an entry as typed', () => {
  it.each(insecureEntries)('%j: %s', (typed, expected) => {
    if (expected === 'name' || expected === 'range') expect(parseInsecureEntry(typed).kind).toBe(expected)
    else {
      const code = `insecure-entry-${expected}`
      expect(() => parseInsecureEntry(typed)).toThrow(expect.objectContaining({ code }))
    }
  })

  it('loses its scheme, and says so', () => {
    expect(parseInsecureEntry(' HTTPS://Reg:5000 ')).toEqual({ kind: 'name', entry: 'Reg:5000', ignored: 'HTTPS://' })
  })
})

it.each(['10.0.0.0/8', 'fd00::/8', ' https://10.0.0.0/8'])('%j is a range, and no single registry', (typed) => {
  expect(() => parseInsecureRegistry(typed)).toThrow(expect.objectContaining({ code: 'insecure-range' }))
})

it('a single registry may be pasted as an image name', () => {
  expect(parseInsecureRegistry('10.0.0.1:5000/team/app').name).toBe('10.0.0.1:5000')
})

describe('addresses and ranges', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['192.168.1.7/32', '192.168.1.7', true],
    ['192.168.1.7/32', '192.168.1.8', false],
    ['fd00::/8', 'fd12:3456::1', true],
    ['fd00::/8', 'fe80::1', false],
    ['::/0', 'fd00::1', true],
    ['::/0', '10.0.0.1', false],
    ['0.0.0.0/0', 'fd00::1', false],
    ['::ffff:10.0.0.0/104', '10.1.1.1', true],
    ['10.0.0.0/8', '::ffff:10.1.1.1', true],
  ])('%s and %s: %s', (range, address, expected) => {
    const [parsedRange, parsedAddress] = [parseRange(range), parseAddress(address)]
    expect(parsedRange && parsedAddress !== undefined && contains(parsedRange, parsedAddress)).toBe(expected)
  })

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '12345::',
    '::g',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '::1.2.3',
    'fe80::1%eth0',
  ])('%j is no address', (text) => expect(parseAddress(text)).toBeUndefined())
})
