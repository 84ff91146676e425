import type { ExitCode } from './exit-code.ts'

/** What can be wrong with a registry's name as typed. Docker's rules: distribution/reference, moby registry/config.go. */
export const referenceExitCodes = {
  'reference-empty': 2,
  'reference-space': 2,
  'reference-option': 2,
  'reference-traversal': 2,
  'reference-underscore': 2,
  'reference-port': 2,
  'reference-scheme': 2,
  'reference-credentials': 2,
  'reference-docker-hub': 2,
  'reference-host': 2,
} as const satisfies Record<string, ExitCode>
