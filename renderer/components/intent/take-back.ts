import type { Intent } from '../../../shared/model/intent.ts'

/** An intent that takes something back. */
export type TakeBack = Extract<Intent, { kind: 'undo' | 'untrust' | 'recover' }>

/** Rolls back whatever was cut off on a host. */
export const recover: TakeBack = { kind: 'recover' }
