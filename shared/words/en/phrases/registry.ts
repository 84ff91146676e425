/** What went wrong on the way to a registry, and what its certificates and its handshake say. */
export const registryPhrases = {
  'no-answer': 'no answer within {seconds} s',
  'http-status': 'HTTP status {status}',
  'proxy-unsupported': '{scheme} proxies are not supported',
  'chain-empty': 'it is empty',
  'chain-certificate': 'certificate {position}: {detail}',
  'chain-too-long': 'it is longer than {limit} bytes',
  'chain-too-many': 'it has more than {limit} certificates',
  'tls-cut-off': 'a TLS message is cut off',
  'compression-unknown': 'unknown certificate compression {algorithm}',
  'cipher-unknown': 'unknown cipher suite {suite}',
  'no-names': 'no host name',
  'names-and-more': '{names} and {count} more',
  days: { one: '{count} day', other: '{count} days' },
  'less-than-a-day': 'less than a day',
  'sentence-and-next': '{sentence} {next}',
} as const
