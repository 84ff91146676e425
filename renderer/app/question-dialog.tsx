import { Button, Text, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, useRef } from 'react'
import type { Question } from '../../shared/model/question.ts'
import { visibleText } from '../../shared/visible-text.ts'
import { fillIn } from '../../shared/words/fill-in.ts'
import { useText } from '../text/text-context.tsx'
import { Callout } from '../ui/callout.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { DialogActions } from '../ui/dialog/dialog-actions.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'
import classes from './question-dialog.module.css'

interface QuestionDialogProps {
  readonly question: Question
  readonly onAnswer: (secret?: string) => void
}

/** Asks for one secret. It stands in the field until it is sent, and nowhere else in the page. */
export function QuestionDialog({ question, onAnswer }: QuestionDialogProps) {
  const { common, questions } = useText()
  const field = useRef<HTMLInputElement>(null)
  const text = questions[question.kind]
  const names: Readonly<Record<string, string>> =
    question.kind === 'passphrase' ? { file: question.file } : { host: question.host, user: question.user }
  const values = Object.fromEntries(
    Object.entries(names).map(([name, value]) => [name, <Stranger key={name} text={value} />]),
  )
  const visible = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, visibleText(value)]))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!field.current?.value) return field.current?.focus()
    const secret = field.current.value
    field.current.value = ''
    onAnswer(secret)
  }

  return (
    <Dialog size="md" title={<Words text={text.title} values={values} />} onClose={() => onAnswer()}>
      <form className={classes.form} onSubmit={submit}>
        <Text>
          <Words text={text.text} values={values} />
        </Text>
        {question.attempt > 1 && <Callout tone="warning" role="alert" title={questions.again} />}
        <TextInput ref={field} type="password" label={fillIn(text.label, visible)} autoComplete="off" data-autofocus />
        <p className={classes.kept}>
          <IconLock size={16} aria-hidden />
          {questions.kept}
        </p>
        <DialogActions>
          <Button variant="default" onClick={() => onAnswer()}>
            {common.cancel}
          </Button>
          <Button type="submit">{text.submit}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
