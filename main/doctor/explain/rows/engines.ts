import type { CauseRow } from '../../../../shared/error-texts.ts'
import type { CauseCode } from '../../../../shared/words/en/causes.ts'

/**
 * What engines and Go's own TLS say more precisely than the rows of a verdict need. Words: crypto/x509 x509.go, parser.go and verify.go,
 * crypto/tls alert.go and handshake_server.go, net/http transport.go, moby daemon/config, containerd core/remotes/docker/config.
 */
export const engineRows: readonly CauseRow<CauseCode>[] = [
  // The other side's words: it does not know who signed what it was shown.
  [
    /remote error: tls: (unknown certificate authority|unknown certificate|expired certificate|revoked certificate)/i,
    'client-certificate-refused',
  ],
  [/tlsv1 alert unknown ca|sslv3 alert certificate (unknown|expired|revoked)/i, 'client-certificate-refused'],
  [/insecure algorithm \S+.*while trying/i, 'signature-weak'],
  [/verification (error|failure)"? while trying to verify candidate authority/i, 'old-anchor'],
  [/x509: (negative serial number)/i, 'serial-negative'],
  [/x509: failed to load system roots/i, 'store-unreadable'],
  [/parent certificate cannot sign this kind of certificate/i, 'issuer-not-ca'],
  [
    /x509: (malformed|invalid|trailing data|unsupported elliptic|cannot parse|inner and outer|RSA (modulus|public exponent)|duplicate)/i,
    'certificate-malformed',
  ],
  [/asn1: (structure|syntax) error|failed to parse certificate from server/i, 'certificate-malformed'],
  [
    /tls: (client|server) (offered|selected).*(unsupported|versions)|protocol version not supported/i,
    'protocol-too-old',
  ],
  [
    /(sent an |made an )?http request (was sent )?to an https server|plain HTTP request was sent to HTTPS port/i,
    'https-wanted',
  ],
  [
    /insecure registry .* (is not valid|should not contain|: invalid)|invalid (host|port) ".*" in insecure|invalid insecure registry/i,
    'insecure-entry-invalid',
  ],
  [
    /(hosts\.toml|registries\.(conf|yaml)).*(invalid|failed|error|expected|cannot|unmarshal)|(invalid|failed|error|unable|loading|parsing).*(hosts\.toml|registries\.(conf|yaml))/i,
    'host-file-invalid',
  ],
  [/directives (are specified both as a flag|don't match any configuration option)/i, 'engine-settings'],
  [/unable to configure the Docker daemon with file/i, 'engine-settings'],
  [/permission denied while trying to connect to the docker/i, 'engine-closed'],
  [/docker_engine.*(cannot find the file|no such file)/i, 'engine-away'],
  [/dial unix \S*(docker|podman|containerd)\S*\.sock: connect: (no such file|connection refused)/i, 'engine-away'],
  [/(client version|API version) \S+ is too (old|new)|client is newer than server/i, 'engine-version'],
]
