import type { Change } from '../../shared/model/change.ts'
import type { HostPlanView, PlanPurpose } from '../../shared/model/plan.ts'
import type { HostHandle } from '../hosts/directory.ts'
import type { ApplyRequest } from './host-protocol/apply.ts'

/** A plan for one host, ready to be applied as it was shown. */
export interface PreparedHost {
  readonly host: HostHandle
  readonly view: HostPlanView
  /** Absent where there is nothing to do, or no plan could be made. */
  readonly request?: ApplyRequest
  readonly privileged: boolean
  /** Whether docker-machine will write a file of it anew: see Draft. */
  readonly rewritten?: boolean
}

/** What the history will say of it; undefined for what leaves no change of its own. */
export type ChangeKind = Pick<Change, 'kind' | 'registry'>

/** A plan for all its hosts, as the shelf keeps it. */
export interface PreparedPlan {
  readonly purpose: PlanPurpose
  readonly about?: ChangeKind
  /** For undo: the change that is taken back. */
  readonly undoes?: Change
  readonly hosts: readonly PreparedHost[]
}
