import type { Severities } from '../../../../shared/note.ts'

/** What the Docker driver points out beside the files it plans. */
export const dockerNotes = {
  'no-engine': 'info',
  'engine-not-asked': 'info',
  'hosts-toml': 'warning',
  'host-port-directory': 'info',
  'orphan-certificate': 'warning',
  'orphan-key': 'warning',
  'unreadable-certificate': 'warning',
  'other-pairs': 'warning',
  'pair-replaced': 'warning',
  'pool-replaced': 'warning',
} as const satisfies Severities
