import type { Anchor } from './model/inspection.ts'
import type { Phrase } from './words/param.ts'

/** Why this kind of anchor was chosen. */
export function anchorReason(kind: Anchor['kind'], subject: string): Phrase {
  return { phrase: `anchor-${kind}`, params: { subject } }
}
