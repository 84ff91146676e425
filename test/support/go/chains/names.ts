import { der, sequence } from '../../certificates/raw-certificate.ts'
import type { Choose } from '../../hostile/dice.ts'

/** The host that most leaves are for. */
export const host = 'registry.corp.test'
export const hostAddress = '10.1.2.3'

const dnsNames = [
  ...[host, host, host, 'REGISTRY.corp.TEST', '*.corp.test', 'corp.test', 'other.test', '*.test', '*'],
  ...[
    'registry.corp.test.',
    '.corp.test',
    'a b.test',
    '',
    'xn--bcher-kva.test',
    'reg_istry.corp.test',
    '*.*.test',
    'Registry',
    '-a.test',
  ],
  'régistry.test',
]
const emails = [
  ...[
    'ops@corp.test',
    'ops@sub.corp.test',
    '"odd name"@corp.test',
    'ops@Corp.Test',
    'noone',
    'a..b@corp.test',
    '@corp.test',
  ],
  ...[
    'ops@other.test',
    'a\\@b@corp.test',
    'ops@',
    'ops@a@corp.test',
    '"a\\"b"@corp.test',
    '.a@corp.test',
    'a@.corp.test',
  ],
]
const uris = [
  ...[
    'https://registry.corp.test/x',
    'https://corp.test:8443',
    'http://10.1.2.3/',
    'http://[::1]/',
    'mailto:ops@corp.test',
    'urn:x',
  ],
  ...[
    'http://a b/',
    'https://registry.corp.test:port/',
    '%zz',
    'http://user:pa%20ss@corp.test/',
    'https://a:1:2/',
    'ldap://a:1:2/',
  ],
  ...[
    '//corp.test/x',
    ':x',
    'a/b:c',
    'a:b/c',
    'http://%41.test/',
    'http://[::1',
    'http://[fe80::1%25eth0]/',
    'http://.corp.test/',
  ],
  ...[
    'https://corp.test./',
    'http:///x',
    '/x',
    'http://[corp.test]/',
    'http://x/%',
    'http://x/?%',
    'http://x/#%',
    '*',
    'http://a[b]/',
  ],
  ...['https://sub.corp.test', 'https://other.test', 'http://x\u0001/', 'http://corp.test:/'],
]
const addresses = [
  '0a010203',
  '0a010204',
  'c0a80001',
  '00000000000000000000000000000001',
  '00000000000000000000ffff0a010203',
  '0a01',
  'fe80000000000000000000000000000a',
]

/** A GeneralName of any kind; odd ones among them. */
export function generalName(choose: Choose): Buffer {
  return choose([
    () => der(0x82, latin1(choose(dnsNames))),
    () => der(0x82, latin1(choose(dnsNames))),
    () => der(0x81, latin1(choose(emails))),
    () => der(0x86, latin1(choose(uris))),
    () => der(0x87, Buffer.from(choose(addresses), 'hex')),
    () => der(0xa4, sequence()),
    () => der(choose([0x80, 0xa2, 0x88, 0x8f, 0xa0, 0x83]), Buffer.from('x')),
  ])()
}

/** A usual subjectAltName for the host. */
export function usualNames(choose: Choose): Buffer {
  const others = choose([[], [], [der(0x87, Buffer.from('0a010203', 'hex'))], [der(0x82, Buffer.from('corp.test'))]])
  return sequence(der(0x82, latin1(choose([host, host, host, '*.corp.test']))), ...others)
}

const trees = [
  ...[
    'corp.test',
    'corp.test',
    'test',
    '.corp.test',
    'Registry.Corp.Test',
    '',
    'other.test',
    '.',
    '.test',
    'sub.corp.test',
  ],
  ...['..corp.test', 'corp.test.', 'a b', '*.corp.test', 'registry.corp.test', 'ré.test', 'p.test', '10.1.2.3'],
]
const mailTrees = [
  'corp.test',
  '.corp.test',
  'ops@corp.test',
  'ops@CORP.test',
  'a b@c',
  '@',
  '',
  'other.test',
  '"odd name"@corp.test',
]
const ranges = [
  '0a000000ff000000',
  '0a010203ffffffff',
  '0a01020300000000',
  'c0a80000ffff0000',
  '0a000000ff00ff00',
  '0a0000',
  '0a010200ffffff00',
  // With bits that do not count.
  '09000007ff000000',
  '0a010207ff000000',
]
const ranges6 = [
  '00000000000000000000ffff0a000000ffffffffffffffffffffffffff000000',
  '00000000000000000000000000000000'.repeat(2),
  `fe80${'0'.repeat(28)}ffff${'0'.repeat(28)}`,
]

/** One subtree of a name constraint. */
export function subtree(choose: Choose): Buffer {
  const base = choose([
    () => der(0x82, latin1(choose(trees))),
    () => der(0x82, latin1(choose(trees))),
    () => der(0x81, latin1(choose(mailTrees))),
    () => der(0x86, latin1(choose(trees))),
    () => der(0x87, Buffer.from(choose(choose([ranges, ranges, ranges6])), 'hex')),
    () => der(0xa4, sequence()),
  ])()
  return sequence(base)
}

/** Sequence of subtrees under a tag; where well, a usual one. */
export function nameConstraints(choose: Choose): Buffer {
  const list = (tag: number): Buffer[] => {
    const count = choose([0, 1, 1, 2, 3])
    return count === 0 ? [] : [der(tag, ...Array.from({ length: count }, () => subtree(choose)))]
  }
  return choose([
    () => sequence(...list(0xa0), ...list(0xa1)),
    () => sequence(der(0xa0, sequence(der(0x82, latin1(choose(['corp.test', 'test', 'other.test', host])))))),
    () =>
      sequence(
        der(0xa1, sequence(der(0x82, latin1(choose(['corp.test', 'x.corp.test', 'other.test', 'sub.other.test']))))),
      ),
    () => sequence(der(0xa0, sequence(der(0x87, Buffer.from(choose(ranges), 'hex'))))),
    () =>
      sequence(
        der(
          choose([0xa0, 0xa1]),
          ...Array.from({ length: choose([2, 3]) }, () =>
            sequence(der(0x87, Buffer.from(choose(choose([ranges, ranges, ranges6])), 'hex'))),
          ),
        ),
      ),
  ])()
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
