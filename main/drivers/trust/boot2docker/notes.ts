import type { Severities } from '../../../../shared/note.ts'

/** Notes about a Boot2Docker machine. */
export const boot2dockerSeverities = {
  'disk-settings-return': 'warning',
  'docker-key-stays': 'info',
  'copy-in-memory': 'info',
  'server-certificate-read': 'warning',
  'server-certificate-line': 'warning',
  'migrated-trusted': 'info',
  'server-certificate-mixed': 'warning',
  'server-certificate-idle': 'info',
  'server-certificate-unsure': 'warning',
} as const satisfies Severities
