import type { ExitCode } from './exit-code.ts'

/** What can go wrong on the way to a registry, from the name to its answer. */
export const registryExitCodes = {
  'dns-not-found': 1,
  'dns-failed': 1,
  'connect-refused': 1,
  'connect-timeout': 1,
  'connect-unreachable': 1,
  'connection-reset': 1,
  'tls-timeout': 1,
  'plain-http': 1,
  'not-tls': 1,
  'tls-handshake': 1,
  'tls-handshake-docker': 1,
  'client-certificate-required': 1,
  'ca-file-ambiguous': 1,
  'chain-unreadable': 1,
  'proxy-failed': 1,
  'proxy-login-needed': 1,
  'proxy-login-refused': 1,
  'fingerprint-mismatch': 6,
  'fingerprint-unrelated': 6,
  'fingerprint-not-in-file': 6,
  'certificate-changed': 6,
  'anchor-unrelated': 6,
} as const satisfies Record<string, ExitCode>
