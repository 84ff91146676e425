import type { Failure } from '../../shared/failure.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { EngineInsecure, InsecureList } from '../../shared/model/insecure.ts'
import type { Registry } from '../../shared/model/inspection.ts'
import type { Draft, Note, RegistryLook, VerifyKind, VerifyRequest } from '../../shared/model/plan.ts'
import type { ReceiptFile } from '../../shared/model/receipt.ts'
import type { Verdict } from '../../shared/model/verdict.ts'
import type { Param, Phrase } from '../../shared/words/param.ts'
import type { ResolvedAs, ResolvedIntent } from './resolved-intent.ts'

/** The draft where there is nothing to do. */
export const nothing: Draft = { stages: [], notes: [], restarts: [], verify: [] }

/**
 * Drafts the changes for an intent on a host: {@link nothing} if the intent does not concern this driver. It may name
 * files that are already right. The same facts give the same draft.
 * @param own the files that this driver installed for the intent's registry, from the receipts.
 */
export type DraftPlan<Intent extends ResolvedIntent> = (
  facts: HostFacts,
  intent: Intent,
  own: readonly ReceiptFile[],
) => Draft

/** A driver's plans, by the kind of intent. */
export type DraftPlans = { readonly [Kind in ResolvedIntent['kind']]?: DraftPlan<ResolvedAs<Kind>> }

/** The exit status of the client that asked; or that no answer came in time; or that the host has none. */
export type ExitStatus = number | 'timeout' | 'unavailable'

/** What it means that there is no answer. */
export const unanswered = {
  timeout: { answer: 'silent', cause: 'no-answer' },
  unavailable: { answer: 'unknown', cause: 'not-asked' },
} as const satisfies Readonly<Record<Exclude<ExitStatus, number>, Pick<Verdict, 'answer' | 'cause'>>>

/**
 * Reads the answer to a request. `look` is what the host itself
 * saw of the registry, where it looked.
 */
export type AnswerReader = (
  request: VerifyRequest,
  output: string,
  exitStatus: ExitStatus,
  look?: RegistryLook,
) => Verdict

/** A refresh of the apply program that a driver's plans use. */
export interface Refresh {
  /** A phrase for what it does; it must also read well before `failed`. */
  readonly words: Phrase
  /**
   * For a refresh that a change does not depend on: what to say of a change that stands although this failed. If absent,
   * the change is rolled back.
   */
  readonly failedNote?: (args: readonly string[], detail: Param) => Note
  /** Whether an ordinary user may run it with these arguments; if absent, only root may. */
  readonly isOwn?: (facts: HostFacts, args: readonly string[]) => boolean
  /** The failure if all files are as before a change and this refresh fails; if absent, a general one. */
  readonly failedAfterUndo?: (about: { readonly host: string; readonly detail: Param }) => Failure
}

/** Whether a host's engines take a registry for insecure, by all drivers that know. */
export type IsInsecure = (registry: Registry) => boolean

/** Something in the way between an engine and a registry. */
export interface Obstacle {
  readonly note: Note
  /** Whether a plan to trust the registry can set it aside. */
  readonly canGo: boolean
}

/** One place that holds trust, or lists insecure registries. A driver only decides: facts in, drafts out. */
export interface Driver {
  /** Marks the files that it installed in receipts. */
  readonly id: string
  readonly plans: DraftPlans
  /** Notes about a host's current state, for a look at the host (without an intent) or beside a plan. */
  readonly notes?: (facts: HostFacts, intent: ResolvedIntent | undefined, isInsecure: IsInsecure) => Note[]
  /**
   * The files by which a host trusts a registry, as far as their places and names tell: whoever put them there. Never throws.
   */
  readonly found?: (facts: HostFacts, registry: Registry) => string[]
  /** The registries that a host has certificates for, by the names of their places: whoever put them there. Never throws. */
  readonly registries?: (facts: HostFacts) => string[]
  /** The directories of anchors and certificates that a survey of every registry tells all of. */
  readonly places?: (facts: HostFacts) => string[]
  /** Whether engines take a registry for insecure, and why: those whose settings it knows. Never throws. */
  readonly insecure?: (facts: HostFacts, registry: Registry) => EngineInsecure[]
  /** All that those engines list as insecure, now or for their next start, or that Mooring switched on. Never throws. */
  readonly insecureEntries?: (facts: HostFacts) => InsecureList
  /** Whom to ask on the host whether they reach a registry, apart from any change. */
  readonly asks?: (facts: HostFacts, registry: Registry) => VerifyRequest[]
  /** What lies in the way between a host's engines and a registry: files that stop them, or that they do not read. Never throws. */
  readonly obstacles?: (facts: HostFacts, registry: Registry, isInsecure: IsInsecure) => Obstacle[]
  /** The answers that it reads, by who was asked. */
  readonly verify?: { readonly [Kind in VerifyKind]?: AnswerReader }
  /** The refreshes that its plans use, by their names in the apply program. */
  readonly refreshes?: Readonly<Record<string, Refresh>>
}
