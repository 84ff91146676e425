import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import type { Question, QuestionEvent, UnaskedQuestion } from '../../shared/model/question.ts'

/** Brings questions from verbs that run to whoever can ask a person, one at a time. */
export interface Questions {
  /** The secret; undefined where nobody listens, nobody gives it, or the signal aborts. */
  ask(question: UnaskedQuestion, signal: AbortSignal | undefined): Promise<string | undefined>
  /**
   * Emits each question when the one before it is settled, until the signal aborts, and that one is withdrawn when the
   * verb that asked has stopped. Whoever listens anew takes over from the one before, the open question included. Where
   * nobody listens any more, nothing is answered.
   */
  listen(emit: (event: QuestionEvent) => void, signal: AbortSignal): Promise<void>
  /** @throws Failure `question-unknown` for one that is settled, or whose verb has stopped. */
  answer(id: string, secret: string | undefined): void
}

interface Open {
  readonly question: Question
  readonly settle: (secret: string | undefined) => void
}

interface Listener {
  readonly emit: (event: QuestionEvent) => void
  readonly end: () => void
}

export function createQuestions(): Questions {
  /** The first one is with the listener, the others wait. */
  const open: Open[] = []
  let listener: Listener | undefined

  const emitFirst = (): void => {
    const [first] = open
    if (first) listener?.emit(first.question)
  }
  const settle = (which: Open, secret: string | undefined): void => {
    const index = open.indexOf(which)
    if (index < 0) return
    open.splice(index, 1)
    which.settle(secret)
    if (index === 0) emitFirst()
  }

  return {
    ask: (unasked, signal) =>
      new Promise((resolve) => {
        if (!listener || signal?.aborted) return resolve(undefined)
        const giveUp = (): void => {
          if (open[0] === asked) listener?.emit({ kind: 'withdrawn', id: asked.question.id })
          settle(asked, undefined)
        }
        const asked: Open = {
          question: { ...unasked, id: randomUUID() },
          settle: (secret) => {
            signal?.removeEventListener('abort', giveUp)
            resolve(secret)
          },
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        open.push(asked)
        if (open.length === 1) emitFirst()
      }),
    listen: (emit, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        listener?.end()
        const own: Listener = { emit, end: resolve }
        listener = own
        emitFirst()
        const leave = (): void => {
          if (listener === own) {
            listener = undefined
            for (const each of open.splice(0)) each.settle(undefined)
          }
          resolve()
        }
        signal.addEventListener('abort', leave, { once: true })
      }),
    answer: (id, secret) => {
      const [first] = open
      if (first?.question.id !== id) throw new Failure('question-unknown')
      settle(first, secret)
    },
  }
}
