import type { CauseRow } from '../../../../shared/error-texts.ts'
import type { CauseCode } from '../../../../shared/words/en/causes.ts'

/** What is said of the way to a host. Words: Go's net, libcurl's strerror.c, errno's texts, Java's and Node's names for them, OpenSSH. */
export const networkRows: readonly CauseRow<CauseCode>[] = [
  [/host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i, 'host-key-unknown'],
  [
    /permission denied \(publickey|too many authentication failures|unable to authenticate, attempted methods/i,
    'ssh-login-failed',
  ],
  [
    /proxyconnect tcp|could not resolve proxy|Received HTTP code \d+ from proxy|tunneling socket could not be established|unable to connect to proxy/i,
    'proxy-failed',
  ],
  [
    /no such host|could not resolve host|name or service not known|temporary failure in name resolution|server misbehaving|getaddrinfo|ENOTFOUND|EAI_AGAIN|UnknownHostException|nodename nor servname|NXDOMAIN|ERR_NAME_NOT_RESOLVED|no address associated/i,
    'dns-not-found',
  ],
  [
    /connection refused|ECONNREFUSED|actively refused|ERR_CONNECTION_REFUSED|failed to connect to .* port \d+.*couldn't connect/i,
    'connect-refused',
  ],
  [
    /no route to host|network is unreachable|EHOSTUNREACH|ENETUNREACH|ERR_ADDRESS_UNREACHABLE|unreachable (host|network)/i,
    'connect-unreachable',
  ],
  [
    /i\/o timeout|TLS handshake timeout|timed out|timeout exceeded|deadline exceeded|request canceled while waiting|ETIMEDOUT|operation timed out|ERR_(CONNECTION_)?TIMED_OUT/i,
    'connect-timeout',
  ],
  [
    /connection reset|ECONNRESET|broken pipe|socket hang up|unexpected EOF|: EOF\b|connection (was )?closed|empty reply from server|server closed|SSL_ERROR_SYSCALL|unexpected eof while reading|ERR_CONNECTION_(RESET|CLOSED)|forcibly closed|terminated the handshake|non-properly terminated|RemoteDisconnected|EOF occurred in violation|UNEXPECTED_EOF|use of closed network/i,
    'connection-reset',
  ],
]
