import type { Severities } from '../../../../shared/note.ts'

/** Notes about a Boot2Docker machine. */
export const boot2dockerSeverities = {
  'disk-settings-return': 'warning',
  'copy-in-memory': 'info',
  'server-certificate-read': 'warning',
  'server-certificate-mixed': 'warning',
  'server-certificate-idle': 'info',
  'server-certificate-unsure': 'warning',
} as const satisfies Severities
