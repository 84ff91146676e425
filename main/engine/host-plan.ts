import type { Change } from '../../shared/model/change.ts'
import type { HostPlanView, PlanPurpose, VerifyRequest } from '../../shared/model/plan.ts'
import type { HostHandle } from '../hosts/directory.ts'
import type { ChangeRequest } from './host-protocol/apply.ts'

/** Drafts tied to one host, ready to be applied as reviewed. */
export interface HostPlan {
  readonly host: HostHandle
  readonly view: HostPlanView
  /** Absent where there is nothing to do, or no plan could be made. */
  readonly request?: ChangeRequest
  /** If there is nothing to do, whom to ask whether it works: an earlier change may not have helped. */
  readonly asks?: readonly VerifyRequest[]
  readonly privileged: boolean
  /** Whether docker-machine will overwrite a file of it: see Draft. */
  readonly rewritten?: boolean
}

/** The host plans for all hosts of one intent. */
export interface Plan {
  readonly purpose: PlanPurpose
  /** The data for the history; absent for undo and recovery, which add no change. */
  readonly about?: Pick<Change, 'kind' | 'registry' | 'anchors'>
  /** For undo: the change that is taken back. */
  readonly undoes?: Change
  readonly hosts: readonly HostPlan[]
}
