import { useCallback, useEffect, useState } from 'react'
import type { Question, QuestionEvent } from '../../shared/model/question.ts'
import { useCall } from '../api/door-context.tsx'

const nothing = {}

/** What the engine asks a person while it works, and how it is answered. */
export interface Questions {
  readonly question: Question | undefined
  /** Without a secret, nobody gives it. */
  readonly answer: (question: Question, secret?: string) => void
}

/**
 * Listens for questions as long as the page is there. The next one comes when the one before is settled, by an answer or
 * because it was withdrawn. Where the door has none, or another page listens, none ever come.
 */
export function useQuestions(): Questions {
  const call = useCall()
  const [question, setQuestion] = useState<Question>()

  useEffect(() => {
    const listening = new AbortController()
    const onEvent = (event: QuestionEvent) => setQuestion(event.kind === 'withdrawn' ? undefined : event)
    const options = { signal: listening.signal, onEvent }
    void call('questions.listen', nothing, options).then(() => setQuestion(undefined))
    return () => listening.abort()
  }, [call])

  const answer = useCallback(
    ({ id }: Question, secret?: string) => {
      setQuestion(undefined)
      // Whether it was right is told by the next question, or by what was asked for.
      void call('questions.answer', { question: id, ...(secret === undefined ? {} : { secret }) })
    },
    [call],
  )

  return { question, answer }
}
