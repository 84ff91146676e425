import type { Severities } from '../../../../shared/note.ts'

/** What a person should know about the way to a host. */
export const sshNotes = {
  'ssh-legacy-algorithms': 'warning',
  'ssh-config-skipped': 'info',
} as const satisfies Severities
