import type { Algorithms, NegotiatedAlgorithms } from 'ssh2'

/** Host key algorithms in OpenSSH's order of preference, with the type of key that each one needs. */
const hostKeyAlgorithms: readonly (readonly [algorithm: string, type: string])[] = [
  ['ssh-ed25519', 'ssh-ed25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256'],
  ['ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp384'],
  ['ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'ssh-rsa'],
  ['rsa-sha2-256', 'ssh-rsa'],
]

/**
 * Algorithms that only old servers need: SHA-1 signatures and exchanges, CBC. Nothing that needs MD5, DSA or a 1024-bit
 * group.
 */
const legacy = {
  serverHostKey: ['ssh-rsa'],
  kex: ['diffie-hellman-group14-sha1'],
  cipher: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'],
} as const

/**
 * The algorithms to offer a server. Its known key types come first, so that it shows one of those (sshconnect2.c,
 * order_hostkeyalgs); outdated algorithms come last, and only if requested.
 *
 * ssh2 refuses names that this runtime's crypto lacks (Electron's has fewer), but skips them where patterns name them.
 */
export function offeredAlgorithms(knownTypes: ReadonlySet<string>, withLegacy: boolean): Algorithms {
  const known = hostKeyAlgorithms.filter(([, type]) => knownTypes.has(type))
  const others = hostKeyAlgorithms.filter(([, type]) => !knownTypes.has(type))
  const hostKeys = [...known, ...others].map(([algorithm]) => algorithm)
  const also = withLegacy ? legacy : { serverHostKey: [], kex: [], cipher: [] }
  const offered = {
    serverHostKey: { remove: /./, append: exactly([...hostKeys, ...also.serverHostKey]) },
    // With a group of the server's choice node checks first that its prime is one: 20 seconds in which nothing else runs.
    kex: { remove: /^diffie-hellman-group-exchange-/, append: exactly(also.kex) },
    cipher: { append: exactly(also.cipher) },
  }
  // The package's types do not know its patterns.
  return offered as unknown as Algorithms
}

function exactly(names: readonly string[]): RegExp[] {
  return names.map((name) => new RegExp(`^${name}$`))
}

/** The outdated algorithms that a connection negotiated. */
export function legacyAmong({ kex, serverHostKey, cs, sc }: NegotiatedAlgorithms): string[] {
  const outdated: ReadonlySet<string> = new Set(Object.values(legacy).flat())
  return [...new Set([serverHostKey, kex, cs.cipher, sc.cipher])].filter((name) => outdated.has(name))
}
