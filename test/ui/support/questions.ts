import type { Question } from '../../../shared/model/question.ts'
import { ok, type Script } from './script.ts'

type Asked = Question extends infer Kind ? (Kind extends Question ? Omit<Kind, 'id'> : never) : never

/** An engine that asks one thing after the other: the next one once the one before is answered. */
export function questions(all: readonly Asked[]): Script {
  let answered = () => {}
  return {
    'questions.listen': async (_input, { tell, aborted }) => {
      for (const [index, asked] of all.entries()) {
        const answer = new Promise<void>((resolve) => {
          answered = resolve
        })
        await tell({ ...asked, id: `question-${index + 1}` })
        await answer
      }
      await aborted
      return ok({})
    },
    'questions.answer': () => {
      answered()
      return ok({})
    },
  }
}

/** An engine that asks one thing. */
export function question(asked: Asked): Script {
  return questions([asked])
}
