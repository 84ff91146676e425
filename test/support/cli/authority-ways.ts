import type { ExitWorld } from './exit-world.ts'

type Line = readonly string[]

const yes = '--yes'
const newAuthority = (directory: string): Line => [
  'authority',
  'init',
  '--dir',
  directory,
  '--subject',
  'CN=1',
  '--unconstrained',
  '--key',
  'p256',
]
const signing = ({ passphrase, out }: ExitWorld['own'], directory: string, ...requests: readonly string[]): Line => [
  'authority',
  'sign',
  ...requests,
  '--dir',
  directory,
  '--passphrase-file',
  passphrase,
  '--out',
  `${out}-${outs++}`,
  yes,
]
const issuing = ({ passphrase, out }: ExitWorld['own'], directory: string, ...more: readonly string[]): Line => [
  'authority',
  'issue',
  'ann',
  '--dir',
  directory,
  '--passphrase-file',
  passphrase,
  '--out',
  `${out}-${outs++}`,
  ...more,
]
let outs = 0

/** How the commands for an authority come to their exit codes. */
export const authorityWays = {
  'authority init': {
    0: ({ own: { fresh, passphrase } }) => [...newAuthority(fresh), '--passphrase-file', passphrase],
    2: ({ own: { fresh } }) => ['authority', 'init', '--dir', fresh],
    5: ({ own: { fresh } }) => newAuthority(`${fresh}-too`),
  },
  'authority self-signed': {
    0: ({ own: { fresh } }) => ['authority', 'self-signed', 'ann', '--key', 'p256', '--out', `${fresh}-pair`],
    2: () => ['authority', 'self-signed', 'a/b', '--key', 'p256'],
  },
  'authority request': {
    0: ({ own: { fresh } }) => ['authority', 'request', 'ann', '--out', `${fresh}-request`],
    2: () => ['authority', 'request', 'a/b'],
  },
  'authority sign': {
    0: ({ own }) => signing(own, own.directory, own.request),
    2: ({ own, bare }) => signing(own, bare, own.request),
    3: ({ own }) => signing(own, own.expired, own.request),
    4: ({ own }) => signing(own, own.directory, own.request, own.weakRequest),
    5: ({ own }) => ['authority', 'sign', '--dir', own.directory, own.request],
    6: ({ own }) => signing(own, own.directory, own.weakRequest),
  },
  'authority issue': {
    0: ({ own }) => issuing(own, own.directory),
    2: ({ own, bare }) => issuing(own, bare),
    3: ({ own }) => issuing(own, own.expired),
    6: ({ own }) => issuing(own, own.limited, '--san', 'registry.example.org'),
  },
  'authority list': {
    0: ({ own }) => ['authority', 'list', '--dir', own.directory],
    2: ({ bare }) => ['authority', 'list', '--dir', bare],
  },
  'authority show': {
    0: ({ own }) => ['authority', 'show', own.serial, '--dir', own.directory],
    2: ({ own }) => ['authority', 'show', 'FFFF', '--dir', own.directory],
  },
  'authority revoke': {
    0: ({ own }) => ['authority', 'revoke', own.serial, '--dir', own.directory, yes],
    2: ({ own }) => ['authority', 'revoke', 'FFFF', '--dir', own.directory, yes],
    5: ({ own }) => ['authority', 'revoke', own.serial, '--dir', own.directory],
  },
  'authority crl': {
    0: ({ own }) => ['authority', 'crl', '--dir', own.directory, '--passphrase-file', own.passphrase],
    2: ({ own }) => ['authority', 'crl', '--dir', own.directory, '--days', 'x'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<number, (world: ExitWorld) => Line>>>>
