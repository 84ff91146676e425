import type { ReactNode } from 'react'
import { CoveredProvider } from '../ui/dialog/covered-context.tsx'
import { QuestionDialog } from './question-dialog.tsx'
import { useQuestions } from './use-questions.ts'

/** The screens, and above them and their dialogs whatever the engine asks. */
export function Questions({ children }: { readonly children: ReactNode }) {
  const { question, answer } = useQuestions()
  return (
    <>
      <CoveredProvider value={question !== undefined}>{children}</CoveredProvider>
      {question && (
        <QuestionDialog key={question.id} question={question} onAnswer={(secret) => answer(question, secret)} />
      )}
    </>
  )
}
