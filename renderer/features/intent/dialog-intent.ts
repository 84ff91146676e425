import type { Intent } from '../../../shared/model/intent.ts'

/** An intent that needs no wizard: all that there is to say about it is said by the button that asks for it. */
export type DialogIntent = Extract<Intent, { kind: 'undo' | 'untrust' | 'recover' | 'insecure' }>

/** What a dialog is called by in the catalogue: switching something on and off takes different words. */
export type DialogKind = Exclude<DialogIntent['kind'], 'insecure'> | 'insecure-on' | 'insecure-off'

/** Rolls back whatever was cut off on a host. */
export const recover: DialogIntent = { kind: 'recover' }

/** The words that an intent needs. */
export function dialogKind(intent: DialogIntent): DialogKind {
  if (intent.kind !== 'insecure') return intent.kind
  return intent.on ? 'insecure-on' : 'insecure-off'
}
