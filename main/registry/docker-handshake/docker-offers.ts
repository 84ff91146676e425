import { type Generation, type GoRules, generations } from '../../certificates/go/go-rules.ts'

/** What a ClientHello offers. Numbers are IANA's. */
export interface Offer {
  readonly versions: readonly number[]
  readonly ciphers: readonly number[]
  readonly groups: readonly number[]
  readonly signatures: readonly number[]
}

/** What a Docker offers a registry, and what it is. */
export interface DockerOffer extends Offer, GoRules {
  /** The Dockers that offer this, as people write them. */
  readonly dockers: string
}

/** The names of what is offered (IANA). */
export const cipherNames: ReadonlyMap<number, string> = new Map([
  [0x1301, 'TLS_AES_128_GCM_SHA256'],
  [0x1302, 'TLS_AES_256_GCM_SHA384'],
  [0x1303, 'TLS_CHACHA20_POLY1305_SHA256'],
  [0xc02b, 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  [0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  [0xc02c, 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
  [0xc030, 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  [0xcca9, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
  [0xcca8, 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'],
  [0xc009, 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
  [0xc013, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  [0xc00a, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA'],
  [0xc014, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'],
])

const tls13Ciphers = [0x1301, 0x1302, 0x1303]
const gcm = [0xc02b, 0xc02f, 0xc02c, 0xc030]
const chacha = [0xcca9, 0xcca8]
const cbc = [0xc009, 0xc013, 0xc00a, 0xc014]

/** Elliptic curves: X25519, P-256, P-384, P-521. Newer Go prefers a key exchange with ML-KEM, and does without it. */
export const offeredGroups = [0x001d, 0x0017, 0x0018, 0x0019]

/** RSA-PSS, ECDSA, Ed25519 and PKCS #1, with SHA-2. */
const sha2 = [0x0804, 0x0403, 0x0807, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0503, 0x0603]
/** PKCS #1 and ECDSA with SHA-1. */
const sha1 = [0x0201, 0x0203]

const common = { versions: [0x0304, 0x0303], groups: offeredGroups }
const classic = { ...common, ciphers: [...gcm, ...cbc, ...tls13Ciphers], signatures: [...sha2, ...sha1] }

/** Docker 29 pulls with containerd, which leaves the ciphers to Go; Go 1.25 gave up SHA-1. */
const todays = { ...common, ciphers: [...gcm, ...chacha, ...cbc, ...tls13Ciphers], signatures: sha2 }

const offerOf = ({ versions, rules }: Generation, offer: Offer): DockerOffer => ({
  dockers: versions,
  ...rules,
  ...offer,
})
const [oldest, middle, today] = generations

/**
 * What the Dockers offer, the oldest first: as dockerd 20.10.24, 26.1.5 and 28.5.2 send it with their usual image store. None names an
 * application protocol (ALPN).
 */
const dockerOffers: readonly [DockerOffer, DockerOffer, DockerOffer] = [
  offerOf(oldest, classic),
  offerOf(middle, classic),
  offerOf(today, todays),
]

/** The longest message with certificates that Go reads. Bytes (crypto/tls common.go; Go 1.19 has one limit for all messages). */
export function longestMessage({ minor }: DockerOffer): number {
  return minor >= 24 ? 262_144 : 65_536
}

/** The shortest RSA key that may sign a handshake. Bits (crypto/rsa, checkKeySize; GODEBUG rsa1024min). */
export function shortestRsa({ minor, hasOldDefaults }: DockerOffer): number {
  return minor >= 24 && !hasOldDefaults ? 1024 : 0
}

/**
 * The offer that counts, and those of other Dockers.
 *
 * @param goMinor of the Go that the host's Docker is built with. Without it, today's Docker counts.
 */
export function offersFor(goMinor: number | undefined): readonly [DockerOffer, ...DockerOffer[]] {
  const [old, newer, newest] = dockerOffers
  if (goMinor === undefined) return [newest, newer, old]
  return [dockerOffers.findLast(({ minor }) => minor <= goMinor) ?? old]
}
