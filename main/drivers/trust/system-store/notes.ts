import type { Severities } from '../../../../shared/note.ts'

/** What the system store driver points out beside the files it plans. */
export const storeSeverities = {
  'whole-system': 'warning',
  leaf: 'warning',
  'anchor-expired': 'error',
  'anchor-not-yet-valid': 'error',
  'anchor-not-root': 'info',
  'already-there': 'info',
  duplicate: 'info',
  'still-needed': 'info',
  'copy-stays': 'warning',
  'store-left-alone': 'warning',
  'tree-not-built': 'info',
  'snap-own-store': 'warning',
  'desktop-own-store': 'warning',
} as const satisfies Severities
