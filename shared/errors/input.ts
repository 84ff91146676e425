import type { ExitCode } from './exit-code.ts'

/** What can be wrong with the input of a person or a program. */
export const inputExitCodes = {
  'input-invalid': 2,
  'error-text-empty': 2,
  'error-text-large': 2,
  'verb-unknown': 2,
  'file-unreadable': 2,
  'file-too-large': 2,
  'file-choice-refused': 2,
  'file-cancelled': 2,
  'file-ticket-unknown': 2,
  'reader-ended': 6,
  'certificate-not-pem': 2,
  'certificate-holds-key': 2,
  'key-not-pem': 2,
  'key-encrypted': 2,
  'key-passphrase-wrong': 2,
  'key-rounds-many': 2,
  'identity-not-key': 2,
  'identity-rounds-many': 2,
  'fingerprint-invalid': 2,
  'client-pair-incomplete': 2,
  'client-pair-mismatch': 2,
  'confirmation-needed': 5,
  'plan-has-problems': 5,
  'fingerprint-needed': 5,
  declined: 5,
  'root-missing': 2,
  'root-relative': 2,
  'root-unprintable': 2,
  'root-windows': 2,
} as const satisfies Record<string, ExitCode>

/** What can be wrong with the words of a command line. */
export const usageExitCodes = {
  'command-missing': 2,
  'command-unknown': 2,
  'option-unknown': 2,
  'option-value-missing': 2,
  'option-repeated': 2,
  'option-conflict': 2,
  'option-needs': 2,
  'argument-missing': 2,
  'argument-excess': 2,
  'value-unknown': 2,
  'time-invalid': 2,
  'port-invalid': 2,
  'count-invalid': 2,
  'count-large': 2,
} as const satisfies Record<string, ExitCode>

/** What can be wrong with a registry's name as typed. Docker's rules: distribution/reference, moby registry/config.go. */
export const referenceExitCodes = {
  'reference-empty': 2,
  'reference-space': 2,
  'reference-certificate': 2,
  'reference-option': 2,
  'reference-traversal': 2,
  'reference-underscore': 2,
  'reference-port': 2,
  'reference-scheme': 2,
  'reference-plain-http': 2,
  'reference-credentials': 2,
  'reference-docker-hub': 2,
  'reference-host': 2,
} as const satisfies Record<string, ExitCode>
