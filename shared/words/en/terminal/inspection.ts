/** A registry and its certificate chain. */
export const inspection = {
  address: '{address} port {port}, {protocol}, {cipher}',
  addressThroughProxy: '{address} port {port} through {proxy}, {protocol}, {cipher}',
  api: {
    registry: 'GET /v2/ answered {status}: a registry',
    other: 'GET /v2/ answered {status}: not a registry',
    none: 'GET /v2/ got no answer',
    tokens: '{answer}; tokens from {realm}',
  },
  rows: { anchor: 'anchor', issuer: 'issuer', names: 'names', valid: 'valid', key: 'key' },
  itself: 'itself',
  valid: {
    left: { one: '{from} to {until}, {count} day left', other: '{from} to {until}, {count} days left' },
    expired: {
      one: '{from} to {until}, expired {count} day ago',
      other: '{from} to {until}, expired {count} days ago',
    },
  },
} as const
