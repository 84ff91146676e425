import type { Severities } from '../../../../shared/note.ts'

/** What the browsers driver points out. */
export const browserNotes = {
  'browsers-when-restarted': 'info',
  'no-database': 'info',
  'path-with-blanks': 'warning',
} as const satisfies Severities
