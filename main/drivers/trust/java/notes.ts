import type { Severities } from '../../../../shared/note.ts'

/** What the Java driver points out. */
export const javaNotes = {
  'java-when-restarted': 'info',
  'built-from-system': 'info',
  'system-needed': 'warning',
  'no-runtime': 'info',
} as const satisfies Severities
