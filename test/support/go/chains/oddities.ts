import { der, identifier, integer, sequence } from '../../certificates/raw-certificate.ts'
import type { Choose } from '../../hostile/dice.ts'
import type { KeyRing } from './keys.ts'
import { generalName, nameConstraints } from './names.ts'
import { anyExtension, type Draft, extension, nameOf, small } from './writer.ts'

type Oddity = (draft: Draft, choose: Choose, keys: KeyRing) => Partial<Draft>

const more =
  (...make: ((choose: Choose) => Buffer)[]): Oddity =>
  ({ extensions = [] }, choose) => ({ extensions: [...extensions, ...make.map((one) => one(choose))] })

const critical = (choose: Choose): boolean => choose([true, false])
const policyIds = [
  [0x2a, 3],
  [0x2a, 4],
  [0x2a, 5],
  [0x55, 0x1d, 0x20, 0],
] as const
const policy = (choose: Choose): Buffer => identifier(...choose(policyIds))
const policies = (choose: Choose): Buffer =>
  extension(32, sequence(...choose([[1], [1, 2], [1, 2, 3]]).map(() => sequence(policy(choose)))), critical(choose))
const mappings = (choose: Choose): Buffer =>
  extension(
    33,
    sequence(...choose([[1], [1, 2]]).map(() => sequence(policy(choose), policy(choose)))),
    critical(choose),
  )
const policyConstraints = (choose: Choose): Buffer =>
  extension(
    36,
    sequence(
      ...choose([[], [der(0x80, Buffer.from(choose([[0], [1], [2], [0x80], [0, 1]])))]]),
      ...choose([[], [der(0x81, Buffer.from(choose([[0], [1]])))]]),
    ),
    critical(choose),
  )
const inhibitAny = (choose: Choose): Buffer => extension(54, small(choose([0, 1, 2])), critical(choose))

const pssAlgorithm = (hash: Buffer, maskHash: Buffer, salt: number): Buffer =>
  sequence(
    identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10),
    sequence(
      der(0xa0, sequence(hash, der(5))),
      der(0xa1, sequence(identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8), sequence(maskHash, der(5)))),
      der(0xa2, small(salt)),
    ),
  )
const sha256 = identifier(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1)
const sha1 = identifier(0x2b, 0x0e, 3, 2, 26)

/** What one certificate in several has that others do not. */
export const oddities: readonly Oddity[] = [
  (_, choose, { odd }) => ({ spki: choose(odd).spki }),
  more((choose) => extension(30, nameConstraints(choose), critical(choose))),
  more((choose) => extension(30, nameConstraints(choose), critical(choose))),
  more((choose) => extension(30, nameConstraints(choose), critical(choose))),
  (draft, choose) => ({
    extensions: [
      ...(draft.extensions ?? []).filter((one) => !one.includes(Buffer.from([6, 3, 0x55, 0x1d, 17]))),
      extension(17, sequence(...choose([[], [1], [1, 2], [1, 2, 3]]).map(() => generalName(choose))), critical(choose)),
    ],
  }),
  more(policies),
  more(policies, mappings),
  more(policies, policyConstraints),
  more(policyConstraints),
  more(inhibitAny, policies),
  more((choose) => anyExtension(identifier(0x2a, 3, 4), der(5), critical(choose))),
  more((choose) =>
    choose([extension(15, der(3, Buffer.from([1, 6]))), extension(19, sequence()), extension(37, sequence())]),
  ),
  more((choose) =>
    extension(37, sequence(...choose([[1], [2], [1, 2], []]).map((last) => identifier(0x2b, 6, 1, 5, 5, 7, 3, last)))),
  ),
  more((choose) =>
    extension(
      37,
      sequence(
        identifier(
          ...choose([
            [0x55, 0x1d, 37, 0],
            [0x2a, 0x80, 1],
            [0x2a, 3],
          ]),
        ),
      ),
    ),
  ),
  more((choose) =>
    extension(
      31,
      choose([
        sequence(sequence()),
        sequence(sequence(der(0xa0, der(0xa0, der(0x86, Buffer.from('http://x')))))),
        der(5),
        sequence(der(5)),
        sequence(sequence(der(0xa0, der(0xa1)))),
      ]),
      critical(choose),
    ),
  ),
  more((choose) => extension(14, choose([der(4, Buffer.from('id')), der(4), der(5)]), critical(choose))),
  more((choose) =>
    extension(
      35,
      choose([
        sequence(der(0x80, Buffer.from('id'))),
        sequence(),
        der(5),
        sequence(der(0xa1), der(0x82, Buffer.from([1]))),
      ]),
      critical(choose),
    ),
  ),
  more((choose) =>
    anyExtension(
      identifier(0x2b, 6, 1, 5, 5, 7, 1, 1),
      choose([
        sequence(),
        sequence(sequence(identifier(0x2b, 6, 1, 5, 5, 7, 48 & 0x7f, 1), der(0x86, Buffer.from('x')))),
        der(5),
      ]),
      critical(choose),
    ),
  ),
  more((choose) =>
    extension(
      choose([15, 19]),
      choose([der(5), der(3, Buffer.from([8, 1])), sequence(der(1, Buffer.from([1]))), sequence(integer(0xff))]),
      critical(choose),
    ),
  ),
  (_, choose) => ({
    serial: choose([
      integer(0),
      integer(0x80),
      integer(0, 1),
      integer(),
      integer(...Array.from({ length: 30 }, () => 7)),
    ]),
  }),
  (_, choose) => ({
    version: choose([
      undefined,
      der(0xa0, integer(0)),
      der(0xa0, integer(1)),
      der(0xa0, integer(3)),
      der(0xa0, integer(2), integer(2)),
    ]),
  }),
  ({ extensions }) => ({ version: undefined, extensions: extensions && undefined }),
  (_, choose) => ({ hash: choose(['sha1', 'sha224', 'sha384', 'sha512', 'md5']) }),
  (_, choose) => ({
    innerAlgorithm: choose([
      sequence(identifier(0x2a, 3)),
      sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2), der(5)),
    ]),
  }),
  (_, choose) => ({
    algorithm: choose([
      pssAlgorithm(sha256, sha256, 32),
      pssAlgorithm(sha256, sha256, 20),
      pssAlgorithm(sha1, sha1, 20),
      pssAlgorithm(sha256, sha1, 32),
      sequence(identifier(0x2a, 3)),
    ]),
  }),
  () => ({ breakSignature: true }),
  (_, choose) => ({
    notAfter: der(
      choose([0x17, 0x18]),
      Buffer.from(
        choose([
          '250101000000Z',
          '2901010000Z',
          '290101000000+0100',
          '290101000000+0000',
          '20290101000000Z',
          '290230000000Z',
          '290101250000Z',
          '290101000000',
          '20290101000000.5Z',
          '20290101000000-0130',
          '500101000000Z',
          '491231235959Z',
        ]),
      ),
    ),
  }),
  (_, choose) => ({
    notBefore: der(
      choose([0x17, 0x18, 5]),
      Buffer.from(choose(['200101000000Z', '20200101000000Z', '990101000000Z', '500101000000Z', '270101000000Z'])),
    ),
  }),
  (_, choose) => ({
    subject: choose([
      sequence(),
      der(5),
      nameOf(Buffer.from([0xff, 0xfe]), 12),
      nameOf('a@b', 0x13),
      nameOf(Buffer.from([0xd8, 0, 0, 0]), 0x1e),
      nameOf(Buffer.from([0, 0x61, 0]), 0x1e),
      nameOf('é', 0x14),
      nameOf(Buffer.from([1]), 2),
      nameOf('x', 0x1c),
      nameOf('1a', 0x12),
    ]),
  }),
  ({ extensions = [] }, choose) => ({ extensions: extensions.filter(() => choose([true, true, false])) }),
  ({ extensions = [] }, choose) => ({ extensions: [...extensions, ...extensions.slice(0, choose([0, 1]))] }),
  ({ extensions = [] }) => ({
    extensions: [...extensions, sequence(identifier(0x55, 0x1d, 17), der(1, Buffer.from([1])), der(4, sequence()))],
  }),
]

/** Bytes changed in a finished certificate: another length, a tag, something behind it. */
export function damaged(certificate: Buffer, choose: Choose): Buffer {
  const at = Math.floor(choose(Array.from({ length: 64 }, (_, index) => index / 64)) * certificate.length)
  return choose([
    () => Buffer.concat([certificate, Buffer.from([0])]),
    () => certificate.subarray(0, certificate.length - 1),
    () => Buffer.from(certificate.map((byte, index) => (index === at ? byte ^ 1 : byte))),
    () => Buffer.from(certificate.map((byte, index) => (index === at ? byte ^ 0x20 : byte))),
  ])()
}
