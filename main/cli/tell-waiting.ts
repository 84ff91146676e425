import type { InspectionStage } from '../../shared/model/inspection.ts'
import { sayParam } from '../../shared/words/say.ts'
import { indented } from './render/columns.ts'
import type { Session } from './session.ts'

/** Milliseconds without anything to see. */
const patience = 700

/** Tells a person at a terminal what is waited for, once it takes long. */
export interface WaitingTeller {
  readonly hear: (stage: InspectionStage) => void
  readonly end: () => void
}

/** Begins to wait for a registry. */
export function tellWaiting(
  session: Pick<Session, 'say' | 'isWatched' | 'language' | 'style'>,
  registry: string,
): WaitingTeller {
  const { language, style } = session
  let stage: InspectionStage | undefined
  let isLate = false
  const tell = (): void => {
    if (!isLate || stage === undefined) return
    const words = sayParam(language, { phrase: `waiting-${stage}`, params: { registry } })
    session.say(style.faint(indented(`${words}…`, 2, style)))
  }
  const timer = session.isWatched
    ? setTimeout(() => {
        isLate = true
        tell()
      }, patience)
    : undefined
  return {
    hear: (heard) => {
      stage = heard
      tell()
    },
    end: () => {
      isLate = false
      clearTimeout(timer)
    },
  }
}
