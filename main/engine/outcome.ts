import { Failure } from '../../shared/failure.ts'
import type { Note } from '../../shared/model/plan.ts'
import { refreshNamed } from '../drivers/index.ts'
import type { ApplyResult, Unmet } from './host-protocol/answer.ts'
import { detailWords, refreshWords } from './step-words.ts'

/** Parameters for a failure's text, beside the result. */
export interface OutcomeContext {
  readonly host: string
  readonly change: string
  readonly journal: string
  readonly mode: 'apply' | 'undo' | 'recover'
}

/** The failure that a result means; undefined for a success. Every result has its row. */
export function failureOf(result: ApplyResult, context: OutcomeContext): Failure | undefined {
  const { host, change, journal, mode } = context
  switch (result.kind) {
    case 'done':
    case 'recovered':
    case 'nothing':
      return undefined
    case 'busy':
      return new Failure('host-busy', { host, owner: result.owner })
    case 'changed':
      return new Failure(mode === 'undo' ? 'undo-changed' : 'changed-since', { host, path: result.path })
    case 'unsafe':
      return new Failure('target-unsafe', { host, path: result.path })
    case 'foreign':
      return new Failure('target-foreign', { host, path: result.path })
    case 'cancelled':
      return new Failure('cancelled')
    case 'no-space':
      return new Failure('disk-full', { host, path: result.path })
    case 'write-failed':
      return new Failure('write-failed', { host, path: result.path, detail: detailWords(result.detail) })
    case 'refresh-failed':
      return new Failure('refresh-failed', {
        host,
        refresh: refreshWords(result.refresh),
        detail: detailWords(result.detail),
      })
    case 'unrefreshed':
      return notRefreshed(result, host)
    case 'unknown':
      return new Failure('change-unknown', { host, change })
    case 'undone-already':
      return new Failure('change-undone', { change })
    case 'unrestorable':
      return new Failure('undo-unrestorable', { host, change, path: result.path })
    case 'refused':
      return new Failure('unexpected', { detail: detailWords(result.detail) })
    case 'damaged':
      return new Failure('record-damaged', { host, path: result.path })
    case 'halted':
      return new Failure('recover-halted', {
        host,
        change: result.change,
        path: result.path,
        detail: detailWords(result.detail),
      })
    case 'stuck':
      return new Failure('recover-stuck', { host, change: result.change, path: result.path, journal })
  }
}

/** Whether a host's files are as after a plan or as before it; `absent` if it has no such change; or nobody can say. */
export type Stands = 'after' | 'before' | 'absent' | 'unknown'

/** What a result says of the files that the plan is about. */
export function standsBy({ kind }: ApplyResult, mode: OutcomeContext['mode']): Stands {
  switch (kind) {
    case 'done':
    case 'recovered':
    case 'nothing':
    case 'undone-already':
      return 'after'
    case 'unrefreshed':
      return mode === 'apply' ? 'before' : 'after'
    case 'unknown':
      return 'absent'
    case 'halted':
    case 'stuck':
      return 'unknown'
    default:
      return 'before'
  }
}

/** The files are as before, but a refresh failed: some refreshes have failures of their own. */
function notRefreshed(result: Extract<ApplyResult, { kind: 'unrefreshed' }>, host: string): Failure {
  const { refresh } = result
  const about = { host, detail: detailWords(result.detail) }
  const ownWords = refreshNamed(refresh)?.failedAfterUndo?.(about)
  return ownWords ?? new Failure('refresh-after-undo', { ...about, refresh: refreshWords(refresh) })
}

/** What drivers say of refreshes that failed although a change does not depend on them, each once. */
export function unmetNotes(unmet: readonly Unmet[]): Note[] {
  const notes = unmet.flatMap(({ refresh, args, detail }) => {
    const note = refreshNamed(refresh)?.failedNote?.(args, detailWords(detail))
    return note ? [note] : []
  })
  return [...new Map(notes.map((note) => [note.message, note])).values()]
}
