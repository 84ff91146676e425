import { expect, it } from 'vitest'
import { readDockerAnswer } from '../../../main/drivers/docker-engine/verify.ts'

const request = { kind: 'docker', endpoint: 'unix:///var/run/docker.sock', registry: 'reg:5000' } as const
const get = 'Error response from daemon: Get "https://reg:5000/v2/": '
const x509 = `${get}x509: `

it.each([
  ['permission denied while trying to connect to the Docker daemon socket: docker.sock', 'unknown', 'engine-closed'],
  ['Cannot connect to the Docker daemon at unix:///s. Is the docker daemon running?', 'silent', 'engine-away'],
  ['error during connect: Post "http://%2Fs/v1.41/images/create?fromImage=r": EOF', 'silent', 'engine-away'],
  [
    'error during connect: Post "https://h:2376/v1.41/x": x509: certificate signed by unknown authority',
    'silent',
    'engine-away',
  ],
  ["curl: (7) Couldn't connect to server", 'silent', 'engine-away'],
  [`${get}missing key ca.key for client certificate ca.cert.`, 'blocked', 'orphan-certificate'],
  [
    'missing key ca.key for client certificate ca.cert. CA certificates must use the extension .crt',
    'blocked',
    'orphan-certificate',
  ],
  [`${get}missing client certificate a.cert for key a.key`, 'blocked', 'orphan-key'],
  ['Error response from daemon: tls: private key does not match public key', 'blocked', 'pair-mismatch'],
  ['open /etc/docker/certs.d/reg:5000/ca.key: no such file or directory', 'blocked', 'orphan-certificate'],
  ['tls: found a certificate rather than a key in the PEM for the private key', 'blocked', 'orphan-certificate'],
  ['open /etc/docker/certs.d/reg:5000/a.crt: no such file or directory', 'blocked', 'file-unreadable'],
  ['read /etc/docker/certs.d/reg:5000/a.crt: is a directory', 'blocked', 'file-unreadable'],
  ['open /etc/docker/certs.d/reg:5000/client.key: permission denied', 'blocked', 'file-unreadable'],
  [
    'failed to resolve reference: unable to load CA cert "/etc/docker/certs.d/reg:5000/a.crt"',
    'blocked',
    'unreadable-certificate',
  ],
  [`${get}remote error: tls: certificate required`, 'client-certificate', 'client-certificate-required'],
  [`${x509}certificate signed by unknown authority`, 'untrusted', 'issuer-unknown'],
  [
    `${x509}certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is after`,
    'untrusted',
    'expired',
  ],
  [
    `${x509}certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is before`,
    'untrusted',
    'not-yet-valid',
  ],
  [`${x509}certificate is valid for other, not reg`, 'untrusted', 'name-mismatch'],
  [
    `${x509}cannot validate certificate for 10.0.0.1 because it doesn't contain any IP SANs`,
    'untrusted',
    'address-not-named',
  ],
  [`${x509}certificate relies on legacy Common Name field, use SANs instead`, 'untrusted', 'no-alternative-name'],
  [`${x509}certificate specifies an incompatible key usage`, 'untrusted', 'no-server-usage'],
  [`${x509}a reason of tomorrow`, 'untrusted', 'certificate-refused'],
  [`${get}http: server gave HTTP response to HTTPS client`, 'unclear', 'plain-http'],
  ['manifest for reg:5000/mooring-probe/none:x not found: manifest unknown', 'reached', 'tag-unknown'],
  [`${get}Proxy Authentication Required`, 'unreachable', 'proxy-login-needed'],
  [`${get}no basic auth credentials`, 'reached', 'login-needed'],
  ['requested access to the resource is denied', 'reached', 'access-denied'],
  [`${get}dial tcp: lookup reg: no such host`, 'unreachable', 'dns-not-found'],
  [`${get}dial tcp 10.0.0.1:5000: connect: connection refused`, 'unreachable', 'connect-refused'],
  [`${get}dial tcp 10.0.0.1:5000: i/o timeout`, 'unreachable', 'connect-timeout'],
  [`${get}dial tcp 10.0.0.1:5000: connect: no route to host`, 'unreachable', 'connect-unreachable'],
  [`${get}read: connection reset by peer`, 'unreachable', 'connection-reset'],
  ['words that nobody has heard yet', 'unclear', 'words-unknown'],
])('reads “%s” as %s: %s', (said, answer, cause) => {
  const verdict = { ...request, answer, cause, detail: said }
  expect(readDockerAnswer(request, `above\n${said}\n`, 1)).toEqual(verdict)
})

it('knows that an engine which did not answer was not asked, whatever was said', () => {
  expect(readDockerAnswer(request, 'x509: expired', 'timeout')).toMatchObject({ answer: 'silent', cause: 'no-answer' })
  expect(readDockerAnswer(request, '', 'unavailable')).toMatchObject({ answer: 'unknown', cause: 'not-asked' })
})

const http = 'Get "http://reg:5000/v2/": '

it.each([
  [`${http}dial tcp 10.0.0.1:80: connect: connection refused`, 'login', 'reached', 'login-needed'],
  [`${http}read: connection reset by peer`, 'pair', 'client-certificate', 'client-certificate-required'],
  [`${http}EOF`, 'answered', 'reached', 'answered'],
  [`${http}EOF`, 'unable', 'unclear', 'second-try-only'],
  [`${http}EOF`, 'closed', 'unreachable', 'connection-reset'],
  ["error parsing HTTP 502 response body: invalid character '<'", 'login', 'reached', 'login-needed'],
  // What it says of HTTPS itself counts.
  ['remote error: tls: certificate required', 'answered', 'client-certificate', 'client-certificate-required'],
  ['manifest unknown', 'pair', 'reached', 'tag-unknown'],
  [`${x509}certificate signed by unknown authority`, 'login', 'untrusted', 'issuer-unknown'],
  // Its way is not the host's.
  [`${http}proxyconnect tcp: dial tcp: connect: connection refused`, 'login', 'unreachable', 'connect-refused'],
  [`${http}dial tcp: lookup reg: no such host`, 'login', 'unreachable', 'dns-not-found'],
] as const)('reads “%s” beside a look that came to %s as %s: %s', (said, look, answer, cause) => {
  expect(readDockerAnswer(request, said, 1, look)).toMatchObject({ answer, cause })
})

it.each([
  [`${x509}certificate signed by unknown authority`, undefined],
  ['Head "https://reg:5000/v2/team/app/manifests/x": x509: certificate signed by unknown authority', undefined],
  [
    'Get "https://auth.example/token?scope=a&service=b": x509: certificate signed by unknown authority',
    'https://auth.example/token',
  ],
  [
    'failed to authorize: failed to fetch anonymous token: Get "https://reg:5000/service/token?scope=a": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'https://reg:5000/service/token',
  ],
  [
    'failed to authorize: failed to fetch oauth token: Post "https://reg:5000/v2/token": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'https://reg:5000/v2/token',
  ],
  ['Get "https://mirror:5000/v2/": x509: certificate has expired', 'https://mirror:5000/v2/'],
  ['Get "https://[::1": x509: certificate signed by unknown authority', undefined],
  ['Get "https://auth.example/token": unauthorized', undefined],
])('%j names %j as what is not trusted', (output, url) => {
  expect(readDockerAnswer(request, output, 1).url).toBe(url)
})
