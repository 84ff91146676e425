import type { Phrase } from '../../../shared/words/param.ts'

/** A part of a handshake that cannot be read. */
export class Unreadable extends Error {
  /** Why not. */
  readonly detail: Phrase

  constructor(detail: Phrase) {
    super(detail.phrase)
    this.name = 'Unreadable'
    this.detail = detail
  }
}
