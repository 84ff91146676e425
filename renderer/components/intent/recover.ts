import type { TakeBack } from './intent-dialog.tsx'

/** Rolls back whatever was cut off on a host. */
export const recover: TakeBack = { kind: 'recover' }
