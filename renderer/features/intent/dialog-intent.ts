import type { Intent } from '../../../shared/model/intent.ts'

/** An intent that needs no wizard: all that there is to say about it is said by the button that asks for it. */
export type DialogIntent = Extract<Intent, { kind: 'undo' | 'untrust' | 'recover' | 'insecure-on' | 'insecure-off' }>

/** How a dialog was left: without applying anything, with everything done, or with something gone wrong. */
export type Leaving = 'untouched' | 'clean' | 'failed'

/** Rolls back whatever was cut off on a host. */
export const recover: DialogIntent = { kind: 'recover' }
