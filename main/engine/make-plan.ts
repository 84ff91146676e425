import { Failure, failureData, failureOn } from '../../shared/failure.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { HostPlanView, Note } from '../../shared/model/plan.ts'
import { hostNotes, type ResolvedIntent } from '../drivers/index.ts'
import type { HostHandle } from '../hosts/directory.ts'
import { canBeChanged } from '../hosts/systems.ts'
import { newChangeId } from './change-id.ts'
import { draftsFor } from './draft.ts'
import type { HostPlan } from './host-plan.ts'
import { aboutLine, type Signature } from './journal-changes.ts'
import { journalToRecover, leftoverNotes } from './leftovers.ts'
import { ownEngines } from './own-engines.ts'
import { needsRoot, needsRootToRecover } from './privilege.ts'
import { endingReceipts, sealDrafts, verifying } from './seal.ts'
import { stillTrustedNotes } from './still-trusted.ts'
import { surveyForPlan, surveyHost } from './survey.ts'
import { viewPlan } from './view.ts'

/** Options for planning. */
export interface PlanOptions {
  readonly root: string
  readonly now: () => Date
  readonly notes: readonly Note[]
  readonly signal: AbortSignal
  /** What the host's journal shall say of the change; nothing if absent. */
  readonly signed?: Omit<Signature, 'at'>
  readonly seen?: Seen
}

/** Told of each host that was surveyed. */
export type Seen = (host: string, facts: HostFacts) => Promise<void>

/** Plans an intent on one host. Never throws: failures are in the view. */
export async function planIntent(host: HostHandle, intent: ResolvedIntent, options: PlanOptions): Promise<HostPlan> {
  return guarded(host, async () => {
    const seen = await surveyFor(host, intent, options)
    await options.seen?.(host.id, seen)
    const { facts, notes: others } = ownEngines(seen)
    refuseUnfit(host.id, facts)
    const drafts = draftsFor(facts, intent)
    const stages = drafts.flatMap(({ draft }) => draft.stages)
    const claims = drafts.flatMap(({ draft }) => draft.claims ?? [])
    const privileged = needsRoot(facts, stages, endingReceipts(facts, intent, drafts), claims)
    const change = newChangeId(
      options.now(),
      [...facts.receipts, ...(facts.entries ?? []).flatMap(({ changes }) => changes)].map((each) => each.change),
    )
    const sealed = sealDrafts({ facts, intent, drafts, change, privileged })
    const notes = [
      ...leftoverNotes(facts),
      ...hostNotes(facts, intent),
      ...stillTrustedNotes(facts, intent, drafts),
      ...others,
      ...options.notes,
      ...host.notes(),
    ]
    const view = await viewPlan(host.id, facts, drafts, sealed, privileged, notes)
    const { signed } = options
    const about = signed ? { about: aboutLine({ ...signed, at: options.now() }, view, privileged) } : {}
    const rewritten = drafts.some(({ draft }) => draft.rewritten)
    return {
      host,
      view,
      privileged,
      rewritten,
      ...(sealed ? { request: { ...sealed, ...about } } : { asks: verifying(intent, drafts) }),
    }
  })
}

/** docker-machine's files are the user's own, so they need no survey as root. */
function surveyFor(host: HostHandle, intent: ResolvedIntent, { root, signal }: PlanOptions): Promise<HostFacts> {
  const names = 'registry' in intent ? [intent.registry.name] : []
  if (intent.kind === 'machine-config') return surveyHost(host, root, names, signal, intent.files)
  return surveyForPlan(host, root, names, signal)
}

/** Plans the roll-back of an interrupted change, or the rest of what earlier changes left, if there is any. */
export function planRecover(host: HostHandle, root: string, signal: AbortSignal, seen?: Seen): Promise<HostPlan> {
  return guarded(host, async () => {
    const facts = await surveyHost(host, root, [], signal)
    await seen?.(host.id, facts)
    const { unfinished } = facts
    const journal = journalToRecover(facts)
    const privileged = needsRootToRecover(facts, journal)
    const empty = { ...emptyView(host.id), notes: [...leftoverNotes(facts), ...host.notes()] }
    if (journal === undefined) return { host, view: empty, privileged }
    const about = unfinished === undefined ? {} : { change: unfinished }
    const view: HostPlanView = { ...empty, outcome: 'change', ...about, needsRoot: privileged }
    return { host, view, request: { mode: 'recover', root, journal }, privileged }
  })
}

/** A plan whose making may fail: then it says why. */
export async function guarded(host: HostHandle, plan: () => Promise<HostPlan>): Promise<HostPlan> {
  try {
    return await plan()
  } catch (error) {
    if (error instanceof Failure && error.code === 'cancelled') throw error
    return blockedPlan(host, error)
  }
}

/** The plan for a host that can't be planned. */
export function blockedPlan(host: HostHandle, thrown: unknown): HostPlan {
  const failure = failureData(failureOn(host.id, thrown))
  return { host, view: { ...emptyView(host.id), outcome: 'blocked', error: failure }, privileged: false }
}

function refuseUnfit(host: string, { os, unfinished }: HostFacts): void {
  if (!canBeChanged(os)) throw new Failure('host-unsupported', { host, system: os.kernel })
  if (unfinished !== undefined) throw new Failure('unfinished-change', { change: unfinished })
}

/** A plan of nothing. */
export function emptyView(host: string): HostPlanView {
  return {
    host,
    outcome: 'nothing',
    stages: [],
    engines: [],
    restarts: [],
    restart: 'none',
    containersStopped: 0,
    needsRoot: false,
    notes: [],
  }
}
