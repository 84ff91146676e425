/** A certificate authority of one's own. */
export const authority = {
  made: 'The authority is in {directory}. Its certificate, which hosts have to trust: {file}',
  fingerprint: 'SHA-256 {fingerprint}',
  until: 'valid until {until}',
  keep: 'Keep {directory} on a computer that others can’t reach, and the passphrase elsewhere: nobody can recover it.',
  pairs: {
    client: 'Client certificate {file}, key {key}',
    server: 'Server certificate {file}, key {key}',
  },
  issued: 'Serial number {serial}, valid until {until}',
  anybody:
    'A registry that takes this one takes everybody’s: it does not check who made it. A certificate of an authority is better.',
  request: 'Request {file}, key {key}',
  hand: 'Give the request to the authority, never the key. mooring authority sign signs it.',
  asks: '{file}: {subject}, {key}',
  names: 'names: {names}',
  noNames: 'no names',
  ignored: 'asked for and not granted: {extensions}',
  sign: {
    one: 'Sign this request for {profile}, valid for {days} days?',
    other: 'Sign these {count} requests for {profile}, valid for {days} days?',
  },
  profiles: { client: 'clients', server: 'servers' },
  signed: '{file}  {serial}  until {until}',
  list: '{authority}, valid until {until}',
  none: 'It has made no certificate yet.',
  states: { valid: 'valid', expiring: 'expires soon', expired: 'expired', revoked: 'revoked' },
  row: 'until {until}  {subject}',
  rows: { serial: 'serial', state: 'state', use: 'use', file: 'file' },
  revokedOn: 'revoked on {at}',
  revokedFor: 'revoked on {at}: {reason}',
  revoke: 'Revoke {serial}, {subject}? This can’t be undone.',
  revoked: '{serial} is revoked. Others learn of it from the next list: mooring authority crl.',
  crl: {
    one: 'List {number} with {count} revoked certificate is in {file}. Make the next one before {next}.',
    other: 'List {number} with {count} revoked certificates is in {file}. Make the next one before {next}.',
  },
} as const
