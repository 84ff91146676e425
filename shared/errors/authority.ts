import type { ExitCode } from './exit-code.ts'

/** What can be wrong with an authority's directory, and with requests for its certificates. */
export const authorityExitCodes = {
  'authority-missing': 2,
  'authority-certificate': 2,
  'authority-key': 2,
  'authority-expired': 3,
  'authority-busy': 4,
  'authority-unrestricted': 2,
  'index-damaged': 2,
  'serial-unknown': 2,
  'already-revoked': 2,
  'directory-not-empty': 2,
  'file-exists': 2,
  'file-unwritable': 2,
  'passphrase-needed': 5,
  'passphrase-differs': 2,
  'subject-invalid': 2,
  'name-invalid': 2,
  'request-unreadable': 2,
  'request-unsigned': 6,
  'request-key': 6,
  'request-names': 6,
  'request-name': 6,
  'request-subject': 6,
  'server-nameless': 2,
} as const satisfies Record<string, ExitCode>
