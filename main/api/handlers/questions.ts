import type { Handler } from '../handler.ts'

/** Sends the questions of running verbs to a page, until the page stops listening. */
export const questionsListen: Handler<'questions.listen'> = async ({ questions }, _input, { signal, emit }) => {
  await questions.listen(emit, signal)
  return {}
}

/** Passes a person's answer, or its absence, to the verb that asked. */
export const questionsAnswer: Handler<'questions.answer'> = async ({ questions }, { question, secret }) => {
  questions.answer(question, secret)
  return {}
}
