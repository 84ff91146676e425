import type { Intent } from '../../../shared/model/intent.ts'
import { type LimitName, untilOf } from '../insecure/limits.ts'

/** An intent that needs no wizard: all that there is to say about it is said by the button that asks for it. */
export type DialogIntent = Extract<Intent, { kind: 'undo' | 'untrust' | 'recover' | 'insecure-on' | 'insecure-off' }>

/** What a person may choose in the dialog. */
export interface Choices {
  /** For how long something is wanted that should not last. */
  readonly limit: LimitName
  /** Whether what no receipt names is to go as well. */
  readonly all: boolean
  /** Whether files that stop Docker are to go as well. */
  readonly setAside: boolean
}

export const noChoices: Choices = { limit: 'none', all: false, setAside: false }

/** The intent with what was chosen, as far as it is about that. */
export function withChoices(intent: DialogIntent, { limit, all, setAside }: Choices, now: number): DialogIntent {
  if (intent.kind === 'insecure-on') {
    return { ...intent, ...untilOf(limit, now), ...(setAside ? { setAside } : {}) }
  }
  return intent.kind === 'untrust' && all ? { ...intent, all } : intent
}

/** How a dialog was left: without applying anything, with everything done, or with something gone wrong. */
export type Leaving = 'untouched' | 'clean' | 'failed'

/** Rolls back whatever was cut off on a host. */
export const recover: DialogIntent = { kind: 'recover' }
