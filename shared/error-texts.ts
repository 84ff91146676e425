import type { VerdictCause } from './model/verdict-cause.ts'

/** A text that a program prints, and the cause that it names. The first row of a table that fits counts. */
export type CauseRow<Code extends string> = readonly [words: RegExp, cause: Code]

/**
 * What Go programs say of a certificate or a TLS connection. Words: crypto/x509 verify.go and root.go, crypto/tls alert.go
 * and conn.go, net/http transport.go and server.go.
 */
export const goRows = [
  [
    /remote error: tls: (bad certificate|certificate required|handshake failure)|missing certificate|no required SSL certificate/i,
    'client-certificate-required',
  ],
  [/x509: certificate signed by unknown authority/i, 'issuer-unknown'],
  [/x509: certificate has expired or is not yet valid: current time \S+ is before/i, 'not-yet-valid'],
  [/x509: certificate has expired/i, 'expired'],
  [/x509: .*doesn't contain any IP SANs/i, 'address-not-named'],
  [/x509: .*Common Name/i, 'no-alternative-name'],
  [/x509: certificate is (valid for .*, not |not valid for any names)/i, 'name-mismatch'],
  [/x509: .*incompatible key usage/i, 'no-server-usage'],
  [/x509: .*not authorized to sign other certificates/i, 'issuer-not-ca'],
  [/x509: too many intermediates/i, 'path-too-long'],
  [/x509: .*not authorized to sign for this name/i, 'name-constraints'],
  [/x509: .*insecure algorithm/i, 'signature-weak'],
  [/x509: unhandled critical extension/i, 'extension-unknown'],
  [/server gave HTTP response to HTTPS client/i, 'plain-http'],
  [/first record does not look like a TLS handshake/i, 'not-tls'],
] as const satisfies readonly CauseRow<VerdictCause>[]

/** What Docker's client says of its way to the engine. */
export const dockerClientRows = [
  [/permission denied.*docker\.sock/i, 'engine-closed'],
  [/cannot connect to the docker daemon|is the docker daemon running/i, 'engine-away'],
] as const satisfies readonly CauseRow<VerdictCause>[]

/** What Docker says of the files in a registry's directory (moby registry/registry.go, containerd's remotes/docker/config). */
export const certsDRows = [
  [/missing (client )?key .*certificate/i, 'orphan-certificate'],
  [/missing client certificate/i, 'orphan-key'],
  // The containerd store opens the key that should be there, or looks for it in the certificate's own file.
  [/found a certificate rather than a key|failed to find any PEM data in key/i, 'orphan-certificate'],
  [/certs\.d\/\S*\.key: no such file/i, 'orphan-certificate'],
  [/private key (type )?does not match/i, 'pair-mismatch'],
  [/unable to (load|read) CA cert/i, 'unreadable-certificate'],
  [/(open|read|stat) \S*certs\.d\/.*: (no such file|is a directory|permission denied)/i, 'file-unreadable'],
] as const satisfies readonly CauseRow<VerdictCause>[]
