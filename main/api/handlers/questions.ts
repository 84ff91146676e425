import type { Handler } from '../handler.ts'

/** Hands a page the questions that running verbs have for a person, until it stops listening. */
export const questionsListen: Handler<'questions.listen'> = async ({ questions }, _input, { signal, emit }) => {
  await questions.listen(emit, signal)
  return {}
}

/** Gives the verb that asked what a person answered, or that nobody does. */
export const questionsAnswer: Handler<'questions.answer'> = async ({ questions }, { question, secret }) => {
  questions.answer(question, secret)
  return {}
}
