import { Failure } from '../../../shared/failure.ts'
import { explain } from '../../doctor/explain/explain.ts'
import type { Handler } from '../handler.ts'

/** As much of a log as is read: megabytes, in a second. */
const mostBytes = 4 * 1024 * 1024

/** Says what an error text means. Refuses one that is empty or larger than any log that a person pastes. */
export const doctorExplain: Handler<'doctor.explain'> = async (_deps, { text }) => {
  if (text.trim() === '') throw new Failure('error-text-empty')
  if (text.length > mostBytes) throw new Failure('error-text-large', { limit: mostBytes / 1024 / 1024 })
  return explain(text)
}
