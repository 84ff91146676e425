import { type ReactNode, useEffect, useState } from 'react'
import type { Question, QuestionEvent } from '../../shared/model/question.ts'
import { useCall } from '../api/door-context.tsx'
import { CoveredProvider } from '../ui/dialog/dialog.tsx'
import { QuestionDialog } from './question-dialog.tsx'

const nothing = {}

/**
 * The screens, and above them and their dialogs whatever the engine asks. The next question comes when the one before is
 * settled, by an answer or because it was withdrawn. Where the door has none, or another page listens, none ever come.
 */
export function WithQuestions({ children }: { readonly children: ReactNode }) {
  const call = useCall()
  const [question, setQuestion] = useState<Question>()

  useEffect(() => {
    const listening = new AbortController()
    const onEvent = (event: QuestionEvent) => setQuestion(event.kind === 'withdrawn' ? undefined : event)
    const options = { signal: listening.signal, onEvent }
    void call('questions.listen', nothing, options).then(() => setQuestion(undefined))
    return () => listening.abort()
  }, [call])

  const answer = ({ id }: Question, secret?: string) => {
    setQuestion(undefined)
    // Whether it was right is told by the next question, or by what was asked for.
    void call('questions.answer', { question: id, ...(secret === undefined ? {} : { secret }) })
  }

  return (
    <>
      <CoveredProvider value={question !== undefined}>{children}</CoveredProvider>
      {question && (
        <QuestionDialog key={question.id} question={question} onAnswer={(secret) => answer(question, secret)} />
      )}
    </>
  )
}
