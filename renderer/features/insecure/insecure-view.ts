import type { FailureData } from '../../../shared/failure.ts'
import type { EngineKind } from '../../../shared/model/facts.ts'
import type { EngineInsecure, HostInsecure } from '../../../shared/model/insecure.ts'

/**
 * How a registry stands on a host. `on`: by an entry of its own, which can be switched off. `range`, `built-in`: whatever
 * its own entry says. `unknown`: nobody could be asked.
 */
export type InsecureState = 'on' | 'range' | 'built-in' | 'unknown' | 'off'

/** How a registry stands on a host, in one state. */
export interface InsecureView {
  readonly state: InsecureState
  /** The engine that this is about; absent where there is none to ask. */
  readonly kind?: EngineKind
  /** Why, where it is a range or built in. */
  readonly cause?: EngineInsecure['causes'][number]
  /** The engine's next start turns it round. */
  readonly turnsAtStart: boolean
  /** Until when it is wanted, ISO 8601, and whether that is over. Only where it is on. */
  readonly until?: string
  readonly isOverdue: boolean
  /** Why it is not known, where someone said so. */
  readonly error?: FailureData
}

/** Of several engines the one counts that is worst off. */
const gravity: readonly InsecureState[] = ['on', 'range', 'built-in', 'unknown', 'off']

/** Sums up what a host's engines say about a registry. */
export function insecureView({ engines, error }: HostInsecure): InsecureView {
  const views = engines
    .map((engine) => ({ kind: engine.kind, ...standingOf(engine) }))
    .toSorted((a, b) => gravity.indexOf(a.state) - gravity.indexOf(b.state))
  return views[0] ?? { ...unknown, ...(error ? { error } : {}) }
}

const unknown: InsecureView = { state: 'unknown', turnsAtStart: false, isOverdue: false }

function standingOf({
  inForce,
  isConfigured,
  causes,
  until,
  isOverdue,
  problem,
}: EngineInsecure): Omit<InsecureView, 'kind'> {
  const error = problem ? { error: problem } : {}
  const isOn = inForce ?? (problem ? undefined : isConfigured)
  if (isOn === undefined) return { ...unknown, ...error }
  const turnsAtStart = !problem && inForce !== undefined && inForce !== isConfigured
  if (!isOn) return { state: 'off', turnsAtStart, isOverdue: false, ...error }
  const cause = causeBeyondReach(causes)
  if (cause) {
    return { state: cause.by === 'range' ? 'range' : 'built-in', cause, turnsAtStart, isOverdue: false, ...error }
  }
  return { state: 'on', turnsAtStart, isOverdue, ...(until === undefined ? {} : { until }), ...error }
}

/** The cause that stays whatever becomes of the registry's own entry; of no interest as long as there is one. */
function causeBeyondReach(causes: EngineInsecure['causes']): InsecureView['cause'] {
  if (causes.some(({ by }) => by === 'entry')) return undefined
  return causes.find(({ by }) => by === 'range') ?? causes[0]
}

/** Whether Mooring can turn it round: it takes back single entries only. */
export function canSwitch({ state }: InsecureView): boolean {
  return state === 'on' || state === 'off'
}
