import type { ErrorText } from './error-text.ts'

/** What engines and other Go programs print about certificates, as public threads quote it; the hosts are made up. */
export const goTexts: readonly ErrorText[] = [
  [
    ' ✘ web Error Get "https://reg.example.com/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'issuer-unknown',
  ],
  [
    'ERROR: for web  Get https://reg.example.com:5000/v2/: x509: certificate has expired or is not yet valid',
    'expired',
  ],
  [
    'Error response from daemon: Get https://dtr.example.com/v2/: x509: certificate signed by unknown authority',
    'issuer-unknown',
    'docker',
  ],
  [
    'Error response from daemon: Get "https://reg.example.com:5000/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'issuer-unknown',
    'docker',
  ],
  ["docker: x509: certificate signed by unknown authority.\nSee 'docker run --help'.", 'issuer-unknown', 'docker'],
  [
    '(HTTP code 500) server error - {"message":"Get https://reg.example.com/v2/: x509: certificate signed by unknown authority"}',
    'issuer-unknown',
  ],
  [
    'ERROR: failed to solve: failed to push reg.example.com/a:1: failed to authorize: failed to fetch oauth token: Post "https://reg.example.com/service/token": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'issuer-unknown',
    'builder',
  ],
  [
    'ERROR: failed to solve: failed to push example.test:a6: failed to authorize: failed to fetch anonymous token: Get "https://auth.example.com/v2/token?scope=repository%3Aa%3Apull&service=r": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'issuer-unknown',
    'builder',
  ],
  [
    '------\n > resolve image config for docker-image://reg.example.com/docker/dockerfile:1.19:\n------\nERROR: failed to build: failed to solve: failed to resolve source metadata for reg.example.com/docker/dockerfile:1.19: failed to do request: Head "https://reg.example.com/v2/docker/dockerfile/manifests/1.19": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'issuer-unknown',
    'builder',
  ],
  [
    'Failed to pull image "reg.example.com/project/name": rpc error: code = Unknown desc = Get https://reg.example.com/v2/: x509: certificate signed by unknown authority',
    'issuer-unknown',
    'kubernetes',
  ],
  [
    '  Warning  Failed  5s (x2 over 20s)  kubelet  Failed to pull image "reg.example.com:5000/app:1": failed to pull and unpack image "reg.example.com:5000/app:1": failed to resolve reference "reg.example.com:5000/app:1": failed to do request: Head "https://reg.example.com:5000/v2/app/manifests/1": x509: certificate signed by unknown authority',
    'issuer-unknown',
    'kubernetes',
  ],
  [
    'INFO[0000] trying next host error="failed to do request: Head \\"https://reg.example.com/v2/app/manifests/1\\": tls: failed to verify certificate: x509: certificate signed by unknown authority" host=reg.example.com\nctr: failed to resolve reference "reg.example.com/app:1": failed to do request: Head "https://reg.example.com/v2/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'issuer-unknown',
    'containerd',
  ],
  [
    'Trying to pull reg.example.com:5000/app:latest...\nError: initializing source docker://reg.example.com:5000/app:latest: pinging container registry reg.example.com:5000: Get "https://reg.example.com:5000/v2/": x509: certificate signed by unknown authority',
    'issuer-unknown',
    'podman',
  ],
  [
    'time="2024-05-01T10:00:00Z" level=fatal msg="Error reading manifest latest in reg.example.com/app: pinging container registry reg.example.com: Get \\"https://reg.example.com/v2/\\": tls: failed to verify certificate: x509: certificate signed by unknown authority"',
    'issuer-unknown',
    'podman',
  ],
  [
    'Error: INSTALLATION FAILED: failed to do request: Head "https://reg.example.com/v2/charts/app/manifests/1.0": x509: certificate signed by unknown authority',
    'issuer-unknown',
    'helm',
  ],
  [
    'Error: looks like "https://charts.example.com" is not a valid chart repository or cannot be reached: Get "https://charts.example.com/index.yaml": x509: certificate signed by unknown authority',
    'issuer-unknown',
    'helm',
  ],
  ['Unable to connect to the server: x509: certificate signed by unknown authority', 'issuer-unknown'],
  [
    'Unable to connect to the server: x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")',
    'old-anchor',
  ],
  [
    'Error response from daemon: Get https://reg.example.com/v2/: x509: certificate signed by unknown authority (possibly because of "x509: cannot verify signature: insecure algorithm MD5-RSA" while trying to verify candidate authority certificate "ca.example.com")',
    'signature-weak',
    'docker',
  ],
  [
    'Error response from daemon: Get https://reg.example.com:443/v1/users/: x509: certificate signed by unknown authority (possibly because of "x509: invalid signature: parent certificate cannot sign this kind of certificate" while trying to verify candidate authority certificate "reg.example.com")',
    'issuer-not-ca',
    'docker',
  ],
  [
    'x509: cannot verify signature: insecure algorithm SHA1-RSA (temporarily override with GODEBUG=x509sha1=1)',
    'signature-weak',
  ],
  [
    'Error response from daemon: Get "https://10.0.0.5:30043/v2/": x509: cannot validate certificate for 10.0.0.5 because it doesn\'t contain any IP SANs',
    'address-not-named',
    'docker',
  ],
  [
    'FATA[0000] failed to call rh.Client.Do: Get "https://10.0.0.5:30003/v2/": x509: cannot validate certificate for 10.0.0.5 because it doesn’t contain any IP SANs',
    'address-not-named',
    'containerd',
  ],
  [
    'ERRO[0008] failed to call tryLoginWithRegHost            error="failed to call rh.Client.Do: Get \\"https://reg.example.com/v2/\\": x509: certificate relies on legacy Common Name field, use SANs instead" i=0',
    'no-alternative-name',
    'containerd',
  ],
  [
    'Error: failed to do request: Head "https://kind-registry:5000/v2/a/blobs/sha256:a4": x509: certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0',
    'no-alternative-name',
  ],
  [
    'Error response from daemon: Get https://reg.example.com:5000/v2/: x509: certificate is not valid for any names, but wanted to match reg.example.com',
    'name-mismatch',
    'docker',
  ],
  [
    'Error: unable to copy from source docker://hello-world:latest: initializing source docker://hello-world:latest: pinging container registry reg.example.com: Get "https://reg.example.com/v2/": tls: failed to verify certificate: x509: certificate is valid for *.api.example.net, not reg.example.com',
    'name-mismatch',
    'podman',
  ],
  [
    'Get "https://127.0.0.1:5000/v2/": tls: failed to verify certificate: x509: certificate is valid for 10.0.0.1, 10.0.0.2, not 127.0.0.1',
    'name-mismatch',
  ],
  [
    'Error response from daemon: Get https://reg.example.com/v2/: x509: certificate has expired or is not yet valid',
    'expired',
    'docker',
  ],
  [
    'Get "https://reg.example.com/v2/": x509: certificate has expired or is not yet valid: current time 2024-05-02T08:00:00Z is after 2024-05-01T00:00:00Z',
    'expired',
  ],
  [
    'Get "https://reg.example.com/v2/": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2022-01-01T00:00:12Z is before 2024-05-01T00:00:00Z',
    'not-yet-valid',
  ],
  [
    'Error response from daemon: Get https://reg.example.com/v2/: x509: certificate specifies an incompatible key usage',
    'no-server-usage',
    'docker',
  ],
  ['x509: certificate is not authorized to sign other certificates', 'issuer-not-ca'],
  ['x509: too many intermediates for path length constraint', 'path-too-long'],
  [
    'x509: a root or intermediate certificate is not authorized to sign for this name: DNS name "reg.example.com" is not permitted by any constraint',
    'name-constraints',
  ],
  ['x509: unhandled critical extension', 'extension-unknown'],
  [
    'failed to do request: Head "https://reg.example.com/v2/a/manifests/1": tls: failed to parse certificate from server: x509: negative serial number',
    'serial-negative',
  ],
  ['tls: failed to parse certificate from server: x509: invalid basic constraints', 'certificate-malformed'],
  ['Get https://reg.example.com/v2/: x509: RSA modulus is not a positive number', 'certificate-malformed'],
  ['remote error: tls: bad certificate', 'client-certificate-required'],
  [
    'Error response from daemon: Get https://reg.example.com:5000/v2/: remote error: tls: bad certificate',
    'client-certificate-required',
    'docker',
  ],
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": remote error: tls: certificate required',
    'client-certificate-required',
    'docker',
  ],
  [
    'http: TLS handshake error from 10.0.0.7:51234: remote error: tls: unknown certificate authority',
    'client-certificate-refused',
  ],
  ['remote error: tls: handshake failure', 'client-certificate-required'],
  [
    'Error response from daemon: missing key client.key for client certificate client.cert',
    'orphan-certificate',
    'docker',
  ],
  [
    'Error response from daemon: missing key ca.key for client certificate ca.cert. Note that CA certificates should use the extension .crt',
    'orphan-certificate',
    'docker',
  ],
  [
    'Error response from daemon: Missing key ca.key for certificate ca.cert. Note that CA certificates should use the extension .crt.',
    'orphan-certificate',
    'docker',
  ],
  ['Error response from daemon: Missing client certificate ca.cert for key ca.key', 'orphan-key', 'docker'],
  ['Error response from daemon: tls: private key does not match public key', 'pair-mismatch', 'docker'],
  [
    'Error response from daemon: open /etc/docker/certs.d/reg.example.com/ca.crt: permission denied',
    'file-unreadable',
    'docker',
  ],
  [
    'Error response from daemon: Get "https://reg.example.com:5000/v2/": http: server gave HTTP response to HTTPS client',
    'plain-http',
    'docker',
  ],
  ['Get https://localhost:5000/v2/: http: server gave HTTP response to HTTPS client', 'plain-http'],
  ['Client sent an HTTP request to an HTTPS server.', 'https-wanted'],
  ['400 Bad Request: The plain HTTP request was sent to HTTPS port', 'https-wanted'],
  ['Get "https://reg.example.com:80/v2/": tls: first record does not look like a TLS handshake', 'not-tls'],
  ['tls: server selected unsupported protocol version 301', 'protocol-too-old'],
  ['remote error: tls: protocol version not supported', 'protocol-too-old'],
  ['x509: failed to load system roots and no roots provided', 'store-unreadable'],
  [
    'open /root/.docker/certs/ca.pem: no such file or directory while loading: unable to load CA certificate',
    'unreadable-certificate',
  ],
  [
    'level=error msg="failed to load TLS config" error="invalid hosts.toml: unknown field ca_certs"',
    'host-file-invalid',
  ],
  [
    "Error response from daemon: insecure registry https://reg.example.com should not contain '://'",
    'insecure-entry-invalid',
    'docker',
  ],
]
