import type { ExitCode } from './exit-code.ts'

/** Why a Docker daemon's own settings cannot be changed. Nothing is written after any of these. */
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
  'daemon-json-rest': 6,
  'daemon-json-unknown-key': 6,
  'daemon-file-unread': 6,
  'daemon-flag-and-file': 6,
  'daemon-flags-unclear': 6,
  'daemon-flags-unfound': 6,
  'daemon-flags-windows': 6,
  'daemon-no-flag-file': 6,
  'daemon-version-unknown': 6,
  'daemon-no-service': 6,
  'daemon-unit-two-starts': 6,
} as const satisfies Record<string, ExitCode>

/** Why a certificate cannot go into a host's system trust store, and why Docker cannot be restarted for it. */
export const storeExitCodes = {
  'store-unknown': 2,
  'store-tools-missing': 2,
  'store-read-only': 2,
  'store-ostree': 2,
  'store-flatcar': 2,
  'store-nixos': 2,
  'store-talos': 2,
  'store-boot2docker': 2,
  'store-image': 2,
  'store-needs-ca': 2,
  'certutil-missing': 2,
  'docker-config-broken': 6,
} as const satisfies Record<string, ExitCode>
