import { constants } from 'node:crypto'
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls'
import type { ClientPair } from '../../certificates/read/client-pair.ts'

/** TLS 1.3 scheme names; without Ed25519, BoringSSL refuses a server with such a key. */
const boringSignatures = [
  'ed25519',
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'ecdsa_secp521r1_sha512',
  'rsa_pss_rsae_sha256',
  'rsa_pss_rsae_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pkcs1_sha256',
  'rsa_pkcs1_sha384',
  'rsa_pkcs1_sha512',
  'rsa_pkcs1_sha1',
].join(':')

/** BoringSSL leaves P-521 out by default. */
const boringCurves = 'X25519:P-256:P-384:P-521'

/**
 * A context for inspection only: it accepts every protocol and key that the library supports, because a registry's
 * faults can only be reported after seeing them. It trusts nothing and loads no public roots.
 */
export function lookingContext(client: ClientPair | undefined): SecureContext {
  // OpenSSL 3 refuses servers without RFC 5746, Go does not.
  const secureOptions = constants.SSL_OP_LEGACY_SERVER_CONNECT
  const own = client && { cert: client.certPem, key: client.keyPem }
  const options: SecureContextOptions = { minVersion: 'TLSv1', ca: [], secureOptions, ...own }
  try {
    return createSecureContext({ ...options, ciphers: 'DEFAULT:@SECLEVEL=0' })
  } catch (error) {
    // BoringSSL, in Electron, has no security levels.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SSL_INVALID_COMMAND') {
      return createSecureContext({ ...options, sigalgs: boringSignatures, ecdhCurve: boringCurves })
    }
    throw error
  }
}
