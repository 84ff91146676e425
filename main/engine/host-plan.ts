import type { Change } from '../../shared/model/change.ts'
import type { HostPlanView, PlanPurpose } from '../../shared/model/plan.ts'
import type { HostHandle } from '../hosts/directory.ts'
import type { ChangeRequest } from './host-protocol/apply.ts'

/** Drafts tied to one host, ready to be applied as the view was shown. */
export interface HostPlan {
  readonly host: HostHandle
  readonly view: HostPlanView
  /** Absent where there is nothing to do, or no plan could be made. */
  readonly request?: ChangeRequest
  readonly privileged: boolean
  /** Whether docker-machine will write a file of it anew: see Draft. */
  readonly rewritten?: boolean
}

/** The host plans for all hosts of one intent. */
export interface Plan {
  readonly purpose: PlanPurpose
  /** What the history will say of it; absent for what leaves no change of its own. */
  readonly about?: Pick<Change, 'kind' | 'registry'>
  /** For undo: the change that is taken back. */
  readonly undoes?: Change
  readonly hosts: readonly HostPlan[]
}
