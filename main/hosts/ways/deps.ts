import type { UnaskedQuestion } from '../../../shared/model/question.ts'

/** What every way is opened with. What only one kind of way needs is added where that kind is made. */
export interface WayDeps {
  /** Asks a person for a secret; undefined where nobody gives it. It is neither stored nor logged. */
  readonly ask: (question: UnaskedQuestion, signal: AbortSignal | undefined) => Promise<string | undefined>
}
