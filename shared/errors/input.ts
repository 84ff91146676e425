import type { ExitCode } from './exit-code.ts'

/** What can be wrong with what a person or a program hands in. */
export const inputExitCodes = {
  'input-invalid': 2,
  'verb-unknown': 2,
  'file-unreadable': 2,
  'file-too-large': 2,
  'file-choice-refused': 2,
  'file-cancelled': 2,
  'file-ticket-unknown': 2,
  'certificate-not-pem': 2,
  'certificate-holds-key': 2,
  'key-not-pem': 2,
  'key-encrypted': 2,
  'key-passphrase-wrong': 2,
  'identity-not-key': 2,
  'fingerprint-invalid': 2,
  'client-pair-incomplete': 2,
  'client-pair-mismatch': 2,
  'confirmation-needed': 5,
  'fingerprint-needed': 5,
  declined: 5,
  'root-missing': 2,
} as const satisfies Record<string, ExitCode>
