import type { Handler } from '../handler.ts'

/** Gives the verb that asked what a person answered, or that nobody does. */
export const questionsAnswer: Handler<'questions.answer'> = async ({ questions }, { question, secret }) => {
  questions.answer(question, secret)
  return {}
}
