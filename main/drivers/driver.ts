import type { Failure } from '../../shared/failure.ts'
import type { Verdict } from '../../shared/model/change.ts'
import type { HostFacts, ReceiptFile } from '../../shared/model/facts.ts'
import type { EngineInsecure } from '../../shared/model/insecure.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { Draft, Note, VerifyKind, VerifyRequest } from '../../shared/model/plan.ts'
import type { Param, Phrase } from '../../shared/words/param.ts'
import type { ResolvedAs, ResolvedIntent } from './resolved-intent.ts'

/** The draft where there is nothing to do. */
export const nothing: Draft = { stages: [], notes: [], restarts: [], verify: [] }

/**
 * Decides what an intent takes on a host: {@link nothing} where it is not this driver's business there. Files that are
 * right already may be named again. The same facts give the same draft.
 * @param own the files that this driver put for the intent's registry, by their receipts.
 */
export type DraftPlan<Intent extends ResolvedIntent> = (
  facts: HostFacts,
  intent: Intent,
  own: readonly ReceiptFile[],
) => Draft

/** A driver's plans, by the kind of intent that each is for. */
export type DraftPlans = { readonly [Kind in ResolvedIntent['kind']]?: DraftPlan<ResolvedAs<Kind>> }

/** Reads what was answered to a request. `exitStatus` undefined means that nobody could be asked in time. */
export type AnswerReader = (request: VerifyRequest, output: string, exitStatus: number | undefined) => Verdict

/** A refresh of the apply program that a driver's plans use. */
export interface Refresh {
  /** What it does, in words that go on with `failed` as well. */
  readonly words: Phrase
  /** Whether an ordinary user may run it with these arguments; root alone may where absent. */
  readonly isOwn?: (facts: HostFacts, args: readonly string[]) => boolean
  /** What to say where all files are as before a change and this fails; a failure for any refresh where absent. */
  readonly failedAfterUndo?: (about: { readonly host: string; readonly detail: Param }) => Failure
}

/** One place that holds trust, or says which registries are insecure. A driver decides only: facts in, drafts out. */
export interface Driver {
  /** Stands in receipts beside the files that it put. */
  readonly id: string
  readonly plans: DraftPlans
  /** What is to be said of a host as it stands: where it is looked at, or beside the plan for an intent. */
  readonly notes?: (facts: HostFacts, intent?: ResolvedIntent) => Note[]
  /** Whether engines take a registry for insecure, and why: those whose settings it knows. Never throws. */
  readonly insecure?: (facts: HostFacts, registry: Registry) => EngineInsecure[]
  /** The answers that it reads, by who was asked. */
  readonly verify?: { readonly [Kind in VerifyKind]?: AnswerReader }
  /** The refreshes that its plans use, by their names in the apply program. */
  readonly refreshes?: Readonly<Record<string, Refresh>>
}
