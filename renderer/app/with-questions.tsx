import { Button, Text, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Question, QuestionEvent } from '../../shared/model/question.ts'
import { useCall } from '../api/door-context.tsx'
import { Callout } from '../ui/callout.tsx'
import { CoveredProvider, Dialog, DialogActions } from '../ui/dialog/dialog.tsx'
import { useWords } from '../words/language.tsx'
import { Say, useSay } from '../words/say.tsx'
import classes from './with-questions.module.css'

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

interface QuestionDialogProps {
  readonly question: Question
  readonly onAnswer: (secret?: string) => void
}

/** Asks for one secret. It stands in the field until it is sent, and nowhere else in the page. */
function QuestionDialog({ question, onAnswer }: QuestionDialogProps) {
  const { common, questions } = useWords()
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  const words = questions[question.kind]
  const params: Readonly<Record<string, string>> =
    question.kind === 'sudo-password' ? { host: question.host, user: question.user } : { file: question.file }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!field.current?.value) return field.current?.focus()
    const secret = field.current.value
    field.current.value = ''
    onAnswer(secret)
  }

  return (
    <Dialog size="md" title={<Say text={words.title} params={params} />} onClose={() => onAnswer()}>
      <form className={classes.form} onSubmit={submit}>
        <Text>
          <Say text={words.text} params={params} />
        </Text>
        {question.attempt > 1 && <Callout tone="warning" role="alert" title={words.again} />}
        <TextInput ref={field} type="password" label={say(words.label, params)} autoComplete="off" data-autofocus />
        <p className={classes.kept}>
          <IconLock size={16} aria-hidden />
          {questions.kept}
        </p>
        <DialogActions>
          <Button variant="default" onClick={() => onAnswer()}>
            {common.cancel}
          </Button>
          <Button type="submit">{words.submit}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
