import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/failure.ts'
import type { Question, QuestionEvent, UnaskedQuestion } from '../../shared/model/question.ts'

/** Passes questions from running verbs to a listener that can ask a person, one at a time. */
export interface Questions {
  /** The secret; undefined where nobody listens, nobody gives it, or the signal aborts. */
  ask(question: UnaskedQuestion, signal: AbortSignal | undefined): Promise<string | undefined>
  /**
   * Emits each question once the previous one is settled, until the signal aborts. A question is withdrawn if its verb
   * stops. A new listener replaces the previous one and gets its open question. Without a listener, questions stay
   * unanswered.
   */
  listen(emit: (event: QuestionEvent) => void, signal: AbortSignal): Promise<void>
  /** @throws Failure `question-unknown` if the question is settled or its verb has stopped. */
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
  /** The listener has the first one; the others wait. */
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
