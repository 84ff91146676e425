import { Button, Text, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, useRef } from 'react'
import type { Question } from '../../shared/model/question.ts'
import { Callout } from '../ui/callout.tsx'
import { Dialog, DialogActions } from '../ui/dialog/dialog.tsx'
import { useWords } from '../words/language.tsx'
import { Say, useSay } from '../words/say.tsx'
import classes from './question-dialog.module.css'

interface QuestionDialogProps {
  readonly question: Question
  readonly onAnswer: (secret?: string) => void
}

/** Asks for one secret. It stands in the field until it is sent, and nowhere else in the page. */
export function QuestionDialog({ question, onAnswer }: QuestionDialogProps) {
  const { common, questions } = useWords()
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  const words = questions[question.kind]
  const params: Readonly<Record<string, string>> =
    question.kind === 'passphrase' ? { file: question.file } : { host: question.host, user: question.user }

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
