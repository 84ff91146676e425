import type { FailureData } from '../../../shared/failure.ts'
import type { EngineKind } from '../../../shared/model/facts.ts'
import type { EngineInsecure, HostInsecure, RegistryInsecure } from '../../../shared/model/insecure.ts'

/** How a host's engines stand to a registry, or why nobody could look. */
export type RegistryOnHost = Pick<RegistryInsecure, 'engines'> & Pick<HostInsecure, 'error'>

/** What a host's answer says of a registry. */
export function standingIn({ registries, error }: HostInsecure, registry: string): RegistryOnHost {
  const found = registries.find((each) => each.registry === registry)
  return { engines: found?.engines ?? [], ...(error ? { error } : {}) }
}

/**
 * Whether a registry is insecure on a host. `on`: by its own entry, which can be switched off. `range`, `built-in`:
 * independent of its own entry. `unknown`: no engine could be asked.
 */
export type InsecureState = 'on' | 'range' | 'built-in' | 'unknown' | 'off'

/** A registry's insecure state on a host. */
export interface InsecureView {
  readonly state: InsecureState
  /** The engine that this is about; absent where there is none to ask. */
  readonly kind?: EngineKind
  /** Why, where it is a range or built in. */
  readonly cause?: EngineInsecure['causes'][number]
  /** The engine's next start turns it round. */
  readonly turnsAtStart: boolean
  /** The end of the wanted time, ISO 8601, and whether it has passed. Only for `on`. */
  readonly until?: string
  readonly isOverdue: boolean
  /** Why it is unknown, if a reason is available. */
  readonly error?: FailureData
  /** Why the engine has not told it; what is shown then is what it will read when it starts. */
  readonly unasked?: EngineInsecure['unasked']
}

/** Of several engines, the worst state counts. */
const gravity: readonly InsecureState[] = ['on', 'range', 'built-in', 'unknown', 'off']

/** Sums up the states of a host's engines for a registry. */
export function insecureView({ engines, error }: RegistryOnHost): InsecureView {
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
  unasked,
}: EngineInsecure): Omit<InsecureView, 'kind'> {
  const error = { ...(problem ? { error: problem } : {}), ...(unasked ? { unasked } : {}) }
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

/** The cause that is independent of the registry's own entry; undefined while it has an entry. */
function causeBeyondReach(causes: EngineInsecure['causes']): InsecureView['cause'] {
  if (causes.some(({ by }) => by === 'entry')) return undefined
  return causes.find(({ by }) => by === 'range') ?? causes[0]
}

/** Whether Mooring can switch it: it can only add or remove single entries. */
export function canSwitch({ state }: InsecureView): boolean {
  return state === 'on' || state === 'off'
}
