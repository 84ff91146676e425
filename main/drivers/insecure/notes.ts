import type { Severities } from '../../../shared/note.ts'

/** Notes about making a registry insecure, or secure again. */
export const insecureSeverities = {
  'insecure-cost': 'warning',
  'insecure-no-pair': 'warning',
  'insecure-unresolved': 'warning',
  'insecure-other-spelling': 'info',
  'insecure-anyway': 'warning',
  'insecure-until': 'info',
  'insecure-overdue': 'warning',
  'insecure-no-engine': 'info',
  'insecure-at-start': 'info',
  'insecure-flags': 'info',
  'insecure-drop-in': 'info',
  'insecure-machine': 'warning',
  'insecure-machine-needless': 'info',
  'insecure-restart': 'warning',
} as const satisfies Severities
