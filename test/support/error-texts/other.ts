import type { ErrorText } from './error-text.ts'

/** What has nothing to do with trust, and is pasted all the same. */
export const otherTexts: readonly ErrorText[] = [
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": dial tcp: lookup reg.example.com on 127.0.0.53:53: no such host',
    'dns-not-found',
    'docker',
  ],
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": dial tcp: lookup reg.example.com: Temporary failure in name resolution',
    'dns-not-found',
    'docker',
  ],
  ['curl: (6) Could not resolve host: reg.example.com', 'dns-not-found', 'curl'],
  [
    'npm ERR! code ENOTFOUND\nnpm ERR! network request to https://npm.example.com/a failed, reason: getaddrinfo ENOTFOUND npm.example.com',
    'dns-not-found',
    'node',
  ],
  [
    'Error response from daemon: Get "https://10.0.0.5:5000/v2/": dial tcp 10.0.0.5:5000: connect: connection refused',
    'connect-refused',
    'docker',
  ],
  ['curl: (7) Failed to connect to reg.example.com port 443 after 2 ms: Connection refused', 'connect-refused', 'curl'],
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    'connect-timeout',
    'docker',
  ],
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": net/http: TLS handshake timeout',
    'connect-timeout',
    'docker',
  ],
  ['dial tcp 10.0.0.5:443: i/o timeout', 'connect-timeout'],
  ['Get "https://reg.example.com/v2/": context deadline exceeded', 'connect-timeout'],
  ['dial tcp 10.0.0.5:443: connect: no route to host', 'connect-unreachable'],
  ['dial tcp [2001:db8::1]:443: connect: network is unreachable', 'connect-unreachable'],
  ['read tcp 10.0.0.7:51234->10.0.0.5:443: read: connection reset by peer', 'connection-reset'],
  ['Error response from daemon: Get "https://reg.example.com/v2/": EOF', 'connection-reset', 'docker'],
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused',
    'proxy-failed',
    'docker',
  ],
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": Proxy Authentication Required',
    'proxy-login-needed',
    'docker',
  ],
  [
    'Error response from daemon: Get "https://reg.example.com/v2/": unauthorized: incorrect username or password',
    'login-wrong',
    'docker',
  ],
  [
    'Error response from daemon: Head "https://reg.example.com/v2/a/manifests/latest": no basic auth credentials',
    'login-needed',
    'docker',
  ],
  ['unauthorized: authentication required', 'login-needed'],
  ['denied: requested access to the resource is denied', 'access-denied'],
  [
    "Error response from daemon: pull access denied for app, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'access-denied',
    'docker',
  ],
  [
    'Error response from daemon: manifest for reg.example.com/app:2 not found: manifest unknown: manifest unknown',
    'tag-unknown',
    'docker',
  ],
  ['failed to resolve reference "reg.example.com/app:2": reg.example.com/app:2: not found', 'tag-unknown'],
  [
    'Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating',
    'rate-limited',
    'docker',
  ],
  ['no matching manifest for linux/arm64/v8 in the manifest list entries', 'platform-missing'],
  ['invalid reference format: repository name must be lowercase', 'reference-invalid'],
  ['docker: invalid reference format.', 'reference-invalid', 'docker'],
  [
    'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH, out: ``',
    'credential-helper',
  ],
  [
    'Error response from daemon: error parsing HTTP 404 response body: invalid character \'<\' looking for beginning of value: "<html>"',
    'not-a-registry',
    'docker',
  ],
  [
    'error parsing HTTP 413 response body: invalid character \'<\' looking for beginning of value: "<html><head><title>413 Request Entity Too Large</title>"',
    'body-too-large',
  ],
  ['received unexpected HTTP status: 502 Bad Gateway', 'server-error'],
  [
    'failed to copy: httpReaderSeeker: failed open: unexpected status code https://reg.example.com/v2/a/manifests/sha256:e1: 503 Service Unavailable',
    'server-error',
  ],
  [
    'Docker Image Format v1 and Docker Image manifest version 2, schema 1 support is deprecated and removed',
    'format-outdated',
  ],
  [
    'failed to register layer: Error processing tar file(exit status 1): write /usr/lib/a: no space left on device',
    'disk-full',
  ],
  ['filesystem layer verification failed for digest sha256:ab', 'content-damaged'],
  ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?', 'engine-away'],
  [
    'error during connect: this error may indicate that the docker daemon is not running: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/info": open //./pipe/docker_engine: The system cannot find the file specified.',
    'engine-away',
  ],
  [
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/info": dial unix /var/run/docker.sock: connect: permission denied',
    'engine-closed',
  ],
  [
    'unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as a flag and in the configuration file: insecure-registries: (from flag: [a], from file: [a])',
    'engine-settings',
  ],
  [
    "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '}' looking for beginning of object key string",
    'engine-settings',
  ],
  [
    'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41',
    'engine-version',
    'docker',
  ],
  [
    'Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
    'port-taken',
    'docker',
  ],
  [
    'docker: Error response from daemon: Conflict. The container name "/web" is already in use by container "ab".',
    'name-taken',
    'docker',
  ],
  ['Error response from daemon: No such container: web', 'not-there', 'docker'],
  ['exec /entrypoint.sh: exec format error', 'platform-wrong'],
  [
    'docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown.',
    'container-failed',
    'docker',
  ],
  [
    'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref ab::cd: "/app.jar": not found',
    'file-missing',
    'builder',
  ],
  [
    'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    'build-failed',
    'builder',
  ],
  [
    'could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
    'network-pool',
  ],
  ['yaml: line 4: mapping values are not allowed in this context', 'file-format'],
  ['Host key verification failed.', 'host-key-unknown'],
  ['deploy@10.0.0.5: Permission denied (publickey).', 'ssh-login-failed'],
  ['Warning  Failed  kubelet  Error: ImagePullBackOff', 'pull-event', 'kubernetes'],
  ['bash: docker: command not found', 'file-missing'],
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'memory-short'],
  ['mkdir /data: permission denied', 'permission-denied'],
  ['The quick brown fox jumps over the lazy dog.', undefined],
  ['certificate', undefined],
  ['Segmentation fault (core dumped)', undefined],
  ['TypeError: Cannot read properties of undefined (reading "map")', undefined],
]
