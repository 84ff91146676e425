import type { ProgramCode } from '../../../shared/words/en/causes.ts'

/** How the programs' errors begin, or what only they say. The first row that fits counts: who reports comes before what was called. */
const marks: readonly (readonly [words: RegExp, program: ProgramCode])[] = [
  [/failed to solve|buildx|buildkit|resolve image config for|load metadata for/i, 'builder'],
  [
    /kubelet|ErrImagePull|ImagePullBackOff|failed to pull and unpack image|Failed to pull image|PullImage from image service|cri-o/i,
    'kubernetes',
  ],
  [
    /nerdctl|tryLoginWithRegHost|rh\.Client\.Do|\bctr: |containerd\[|level=(fatal|error) msg="failed to (resolve|pull)|FATA\[\d+\] failed to (resolve|call rh)/i,
    'containerd',
  ],
  [
    /podman|buildah|skopeo|Trying to pull |initializing source docker:|pinging (container|docker) registry|copying system image/i,
    'podman',
  ],
  [/helm |INSTALLATION FAILED|oci:\/\/|chart repository/i, 'helm'],
  [
    /error (response )?from daemon|docker: |dockerd\[|docker login|Using default tag|Pulling from |The push refers to/i,
    'docker',
  ],
  [/unable to configure the Docker daemon|Error logging in to (v2 )?endpoint/i, 'docker'],
  [
    /wget|^--\d{4}-\d\d-\d\d [\d:]+--|ERROR: cannot verify .* certificate|--no-check-certificate|Resolving \S+\.\.\. /i,
    'wget',
  ],
  [/curl: \(\d+\)|curl\.(haxx\.)?se|libcurl/i, 'curl'],
  [/fatal: unable to access|git clone|remote: /i, 'git'],
  [/javax\.net\.ssl|sun\.security|java\.(net|io|security)|\bPKIX |\bat [\w.$]+\([\w.]+\.java:\d+\)/i, 'java'],
  [/urllib3|requests\.exceptions|_ssl\.c|Traceback \(most recent|\bpip\b|ssl\.SSL/i, 'python'],
  [
    /node:internal|npm (ERR|error)|at TLSSocket|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED_CERT_IN|ERR_TLS_CERT|errno: -\d+/i,
    'node',
  ],
  [
    /net::ERR_|ERR_SSL_(VERSION_OR_CIPHER_MISMATCH|PROTOCOL_ERROR)|ERR_BAD_SSL|ERR_CERT_|SEC_ERROR_|MOZILLA_PKIX|SSL_ERROR_(?!SYSCALL)|NET::ERR_|Your connection is not private|Secure Connection Failed/i,
    'browser',
  ],
  [
    /System\.Net|Invoke-WebRequest|remote certificate is invalid|SEC_E_|schannel|0x8009|Could not establish trust relationship/i,
    'dotnet',
  ],
  [/OpenSSL::SSL|SSL_connect returned|net\/protocol\.rb|Gem::/i, 'ruby'],
  [/invalid peer certificate|rustls|reqwest|cargo/i, 'rust'],
  [/verify error:num=|s_client|verify return:|Verify return code:|:error:[0-9A-F]{8}:/i, 'openssl'],
  [/\bssh: |host key verification|\(publickey/i, 'ssh'],
  [/x509: |tls: |dial tcp |\b(Get|Post|Head) "?https?:\/\/|http: server gave/i, 'go'],
]

/** Who printed a text, as far as its words tell. */
export function programOf(lines: readonly string[]): ProgramCode | undefined {
  return marks.find(([words]) => lines.some((line) => words.test(line)))?.[1]
}
