import type { Mint, Minted } from '../certificates/mint.ts'
import { caExtensions, serverExtensions } from '../certificates/mint.ts'
import { message, record, vector } from './raw-tls.ts'
import { startHttps, startOpensslServer, startTcp, type TestServer } from './tls-servers.ts'

/** A server that a registry could be, and why Docker refuses its handshake, if it does. */
export interface OddServer {
  readonly name: string
  readonly start: () => Promise<TestServer>
}

const kinds = {
  rsa: 'RSA:2048',
  short: 'RSA:512',
  middling: 'RSA:768',
  least: 'RSA:1024',
  long: 'RSA:4096',
  ec: 'EC:P-256',
  ec384: 'EC:P-384',
  ec521: 'EC:P-521',
  ed25519: 'ED25519',
  ed448: 'ED448',
} as const
type Kind = keyof typeof kinds

/** The odd servers of this machine's openssl and Node, and of bytes that no server sends. */
export async function oddServers(mint: Mint): Promise<readonly OddServer[]> {
  const extensions = serverExtensions('DNS:localhost', 'IP:127.0.0.1')
  const minted = await Promise.all(
    (Object.keys(kinds) as Kind[]).map(async (kind) => {
      const digest = kind === 'ed448' || kind === 'ed25519' ? {} : { digest: 'sha256' }
      return [kind, await mint.mint(`odd-${kind}`, { keyKind: kinds[kind], extensions, ...digest })] as const
    }),
  )
  const pairs = new Map<Kind, Minted>(minted)
  const usage = 'keyUsage=critical,keyEncipherment,keyCertSign'
  const unsigning = await mint.mint('odd-usage', { keyKind: 'RSA:2048', extensions: [...extensions, usage] })
  const { certFile: ca } = await mint.mint('odd-ca', { extensions: caExtensions })
  const pair = (kind: Kind): Minted => {
    const found = pairs.get(kind)
    if (!found) throw new Error(kind)
    return found
  }
  const openssl = (kind: Kind, ...args: string[]): OddServer => ({
    name: `openssl ${[kind, ...args.map((arg) => (arg === ca ? 'CA' : arg))].join(' ')}`,
    start: () => startOpensslServer('-cert', pair(kind).certFile, '-key', pair(kind).keyFile, ...args),
  })
  const cipher = (kind: Kind, name: string) => openssl(kind, '-tls1_2', '-cipher', `${name}:@SECLEVEL=0`)
  const weak = ['-cipher', 'ALL:@SECLEVEL=0']
  const raw = (name: string, flight: Buffer): OddServer => ({
    name: `raw ${name}`,
    start: () => startTcp((socket) => void socket.once('data', () => socket.end(flight))),
  })
  const node = (name: string, kind: Kind, options: object): OddServer => ({
    name: `node ${name}`,
    start: () => startHttps({ cert: pair(kind).cert, key: pair(kind).key, ...options }),
  })
  const der = Buffer.from(pair('ec').cert.replace(/-.*-|\s/g, ''), 'base64')
  return [
    ...(Object.keys(kinds) as Kind[]).map((kind) => openssl(kind, ...weak)),
    ...(['short', 'middling', 'least'] as const).map((kind) => openssl(kind, '-tls1_2', ...weak)),
    ...rsaCiphers.map((name) => cipher('rsa', name)),
    ...ecCiphers.map((name) => cipher('ec', name)),
    ...['-tls1', '-tls1_1'].map((version) => openssl('rsa', version, '-cipher', 'DEFAULT:@SECLEVEL=0')),
    openssl('ec', '-tls1', '-cipher', 'DEFAULT:@SECLEVEL=0'),
    ...suites13.map((suite) => openssl('ec', '-tls1_3', '-ciphersuites', suite)),
    ...groups.map((group) => openssl('ec', '-tls1_3', '-groups', group)),
    ...groups.filter((group) => !group.startsWith('ffdhe')).map((group) => openssl('ec', '-tls1_2', '-groups', group)),
    openssl('rsa', '-tls1_2', '-groups', 'brainpoolP256r1'),
    openssl('rsa', '-tls1_2', '-sigalgs', 'RSA+SHA1', ...weak),
    openssl('rsa', '-tls1_2', '-sigalgs', 'RSA+SHA224', ...weak),
    openssl('rsa', '-tls1_2', '-sigalgs', 'RSA+SHA512'),
    openssl('rsa', '-tls1_2', '-sigalgs', 'RSA-PSS+SHA384'),
    openssl('rsa', '-tls1_3', '-sigalgs', 'RSA-PSS+SHA512'),
    openssl('ec', '-tls1_2', '-sigalgs', 'ECDSA+SHA1', ...weak),
    openssl('ec', '-tls1_2', '-sigalgs', 'ECDSA+SHA512'),
    ...['-tls1_2', '-tls1_3'].map((version) => openssl('ec', version, '-alpn', 'h2')),
    ...['-tls1_2', '-tls1_3'].map((version) => openssl('ec', version, '-Verify', '2', '-CAfile', ca)),
    ...['-tls1_2', '-tls1_3'].map((version) => openssl('ec', version, '-verify', '2', '-CAfile', ca)),
    ...['-tls1_2', '-tls1_3'].map((version) => ({
      name: `openssl without digitalSignature ${version}`,
      start: () => startOpensslServer('-cert', unsigning.certFile, '-key', unsigning.keyFile, version),
    })),
    openssl('ec', '-no_ticket'),
    openssl('ec', '-max_send_frag', '512'),
    node('with h2 alone', 'ec', { ALPNProtocols: ['h2'] }),
    node('with 130 kB of certificates', 'ec', { cert: pair('ec').cert.repeat(300) }),
    node('with TLS 1.3 alone', 'ec', { minVersion: 'TLSv1.3' }),
    node('with TLS 1.1 at most', 'rsa', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }),
    node('with its own order', 'rsa', {
      maxVersion: 'TLSv1.2',
      honorCipherOrder: true,
      ciphers: 'AES128-SHA:ECDHE-RSA-AES128-SHA',
    }),
    raw('alert', Buffer.from([21, 3, 3, 0, 2, 2, 40])),
    raw('alert about a name', Buffer.from([21, 3, 1, 0, 2, 2, 112])),
    raw('nothing', Buffer.alloc(0)),
    raw('SSLv3', flight({ version: 0x0300 }, [der])),
    raw('RSA key exchange', flight({ suite: 0x009c }, [der])),
    raw('a suite that nobody offered', flight({ suite: 0x1304 }, [der])),
    raw('compression', flight({ compression: 1 }, [der])),
    raw('compressed points', flight({ extensions: [[11, [1, 1]]] }, [der])),
    raw('an earlier handshake', flight({ extensions: [[0xff01, [2, 7, 7]]] }, [der])),
    raw('ALPN', flight({ extensions: [[16, [0, 3, 2, 0x68, 0x32]]] }, [der])),
    raw('no certificate', flight({}, [])),
    raw(
      'a message too long',
      flight(
        {},
        Array.from({ length: 9 }, () => Buffer.alloc(30_000)),
      ),
    ),
    raw('a record too long', record(22, Buffer.alloc(20_000, 2))),
  ]
}

const rsaCiphers = [
  ...[
    'AES128-GCM-SHA256',
    'AES256-GCM-SHA384',
    'AES128-SHA',
    'AES256-SHA',
    'AES128-SHA256',
    'AES128-CCM',
    'CAMELLIA128-SHA',
  ],
  ...['DHE-RSA-AES128-GCM-SHA256', 'DHE-RSA-AES256-GCM-SHA384', 'DHE-RSA-CHACHA20-POLY1305', 'DHE-RSA-AES128-SHA'],
  ...['DHE-RSA-AES256-SHA256', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA384', 'ECDHE-RSA-AES128-SHA'],
  ...[
    'ECDHE-RSA-AES256-SHA',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ],
  ...['ECDHE-RSA-CAMELLIA128-SHA256', 'ECDHE-ARIA128-GCM-SHA256'],
]
const ecCiphers = [
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305'],
  ...['ECDHE-ECDSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA384', 'ECDHE-ECDSA-AES128-CCM'],
]
const suites13 = [
  ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
  ...['TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'],
]
const groups = ['X25519', 'P-256', 'P-384', 'P-521', 'X448', 'ffdhe2048']

interface Hello {
  readonly version?: number
  readonly suite?: number
  readonly compression?: number
  readonly extensions?: readonly (readonly [type: number, content: readonly number[]])[]
}

/** A server's part of a TLS 1.2 handshake without a key exchange, which Go reads until it meets what is odd. */
function flight(hello: Hello, certificates: readonly Buffer[]): Buffer {
  const { version = 0x0303, suite = 0xc02b, compression = 0, extensions = [] } = hello
  const two = (value: number) => Buffer.from([value >> 8, value & 0xff])
  const list = extensions.map(([type, content]) => Buffer.concat([two(type), vector(2, Buffer.from(content))]))
  const body = [
    two(version),
    Buffer.alloc(32, 7),
    vector(1),
    two(suite),
    Buffer.from([compression]),
    vector(2, ...list),
  ]
  const chain = vector(3, ...certificates.map((der) => vector(3, der)))
  const messages = Buffer.concat([message(2, Buffer.concat(body)), message(11, chain), message(14, Buffer.alloc(0))])
  const records: Buffer[] = []
  for (let at = 0; at < messages.length; at += 16_384) records.push(record(22, messages.subarray(at, at + 16_384)))
  return Buffer.concat(records)
}
