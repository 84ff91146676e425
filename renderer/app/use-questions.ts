import { useCallback, useEffect, useState } from 'react'
import type { Question } from '../../shared/model/question.ts'
import { useCall } from '../api/door-context.tsx'

const nothing = {}

/** What the engine asks a person while it works, and how it is answered. */
export interface Questions {
  /** The one to be answered now. */
  readonly question: Question | undefined
  /** Without a secret, nobody gives it. */
  readonly answer: (question: Question, secret?: string) => void
}

/** Listens for questions as long as the page is there. Where the door has none, or someone else listens, none ever come. */
export function useQuestions(): Questions {
  const call = useCall()
  const [open, setOpen] = useState<readonly Question[]>([])

  useEffect(() => {
    const listening = new AbortController()
    const onEvent = (question: Question) => setOpen((before) => [...before, question])
    void call('questions.listen', nothing, { signal: listening.signal, onEvent }).then(() => setOpen([]))
    return () => listening.abort()
  }, [call])

  const answer = useCallback(
    ({ id }: Question, secret?: string) => {
      setOpen((before) => before.filter((question) => question.id !== id))
      // Whether it was right is told by the next question, or by what was asked for.
      void call('questions.answer', { question: id, ...(secret === undefined ? {} : { secret }) })
    },
    [call],
  )

  return { question: open[0], answer }
}
