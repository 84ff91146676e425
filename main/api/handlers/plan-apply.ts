import { applyPlan } from '../../engine/apply-plan.ts'
import type { Handler } from '../handler.ts'

/** Applies a plan that was shown. A plan can be applied once; the signal stops it and everything is put back. */
export const planApply: Handler<'plan.apply'> = ({ plans, history, now }, { plan }, { signal, emit }) =>
  applyPlan(plans.take(plan), { history, now, signal, emit })
