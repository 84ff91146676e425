import type { ExitCode } from './exit-code.ts'

/** What can stand in the way of changing a Docker daemon's own settings. Nothing is written after any of these. */
export const daemonExitCodes = {
  'insecure-entry-empty': 2,
  'insecure-entry-host': 2,
  'insecure-entry-path': 2,
  'insecure-entry-port': 2,
  'insecure-entry-scheme': 2,
  'insecure-range': 2,
  'daemon-json-broken': 6,
  'daemon-json-comment': 6,
  'daemon-json-duplicate': 6,
  'daemon-json-empty': 6,
  'daemon-json-encoding': 6,
  'daemon-json-entry': 6,
  'daemon-json-misspelt': 6,
  'daemon-json-not-list': 6,
  'daemon-json-not-object': 6,
  'daemon-file-unread': 6,
  'daemon-flag-and-file': 6,
  'daemon-flags-unclear': 6,
  'daemon-flags-unfound': 6,
  'daemon-no-flag-file': 6,
  'daemon-no-service': 6,
} as const satisfies Record<string, ExitCode>
