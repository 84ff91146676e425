import { Failure } from '../../../shared/failure.ts'
import { explainText } from '../../doctor/explain/explain.ts'
import type { Handler } from '../handler.ts'

/** As much as is read in a second or two, in characters. */
const longestText = 1024 * 1024

/** Says what an error text means. Refuses one that is empty or larger than any log that a person pastes. */
export const doctorExplain: Handler<'doctor.explain'> = async (_deps, { text }) => {
  if (text.trim() === '') throw new Failure('error-text-empty')
  if (text.length > longestText) throw new Failure('error-text-large', { limit: longestText / 1024 / 1024 })
  return explainText(text)
}
