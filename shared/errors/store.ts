import type { ExitCode } from './exit-code.ts'

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
