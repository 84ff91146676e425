import type { Severities } from '../../../../shared/note.ts'

/** What is to be said about a restart that a change needs. */
export const restartSeverities = {
  'restart-stops': 'warning',
  'restart-spares': 'info',
  'restart-waiting': 'warning',
  'not-restarted': 'warning',
  'not-restarted-by-hand': 'warning',
  'restart-by-hand': 'warning',
  'desktop-restart': 'warning',
} as const satisfies Severities
