import { Failure, failureData } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
import type { HostPlan, Note } from '../../shared/model/plan.ts'
import { unawareEngineNotes } from '../drivers/system-store/unaware.ts'
import type { HostHandle } from '../hosts/host-directory.ts'
import { draftPlans } from './draft.ts'
import type { PreparedHost } from './prepared.ts'
import { needsRoot } from './privilege.ts'
import { refuseShared } from './refuse-shared.ts'
import { sealPlan } from './seal.ts'
import { surveyForPlan, surveyHost } from './survey.ts'
import { stoppedContainers, viewPlan } from './view.ts'
import type { Wish } from './wish.ts'

/** What planning needs beside the host. */
export interface PlanOptions {
  readonly root: string
  readonly change: string
  readonly notes: readonly Note[]
  readonly signal: AbortSignal
}

/** Plans a wish on one host. Never throws: what stands in the way is in the view. */
export async function planWish(host: HostHandle, wish: Wish, options: PlanOptions): Promise<PreparedHost> {
  return guarded(host, async () => {
    const facts = await surveyForPlan(host, options.root, [wish.registry.name], options.signal)
    refuseUnfinished(facts)
    const drafts = draftPlans(facts, wish)
    const privileged = needsRoot(
      facts,
      drafts.flatMap(({ draft }) => draft.stages),
    )
    const sealed = sealPlan({ facts, wish, drafts, change: options.change, privileged })
    const notes = [...(wish.kind === 'trust' ? unawareEngineNotes(facts) : []), ...options.notes]
    const view = viewPlan(host.id, facts, drafts, sealed, privileged, notes)
    return { host, view, privileged, ...(sealed ? { request: sealed } : {}) }
  })
}

/** Plans taking a change back: the host's journal knows how. */
export function planUndo(host: HostHandle, change: Change, signal: AbortSignal): Promise<PreparedHost> {
  return guarded(host, async () => {
    if (change.state === 'undone') throw new Failure('change-undone', { change: change.id })
    const { journal, root, privileged } = change
    const facts = await surveyHost(host, root, [], signal)
    refuseShared(facts, change)
    const view: HostPlan = {
      ...emptyView(host.id),
      outcome: 'change',
      files: change.files.map(reversed),
      commands: change.commands,
      restart: change.restart,
      containersStopped: change.restart === 'restart' ? stoppedContainers(facts) : 0,
      needsRoot: privileged,
    }
    return { host, view, request: { mode: 'undo', change: change.id, root, journal }, privileged }
  })
}

/** Plans rolling back an interrupted change, where there is one. */
export function planRecover(host: HostHandle, root: string, signal: AbortSignal): Promise<PreparedHost> {
  return guarded(host, async () => {
    const { journal, unfinished, user } = await surveyHost(host, root, [], signal)
    const privileged = user.uid !== 0 && root === '/'
    if (unfinished === undefined) return { host, view: emptyView(host.id), privileged }
    const view: HostPlan = { ...emptyView(host.id), outcome: 'change', change: unfinished, needsRoot: privileged }
    return { host, view, request: { mode: 'recover', root, journal }, privileged }
  })
}

async function guarded(host: HostHandle, plan: () => Promise<PreparedHost>): Promise<PreparedHost> {
  try {
    return await plan()
  } catch (error) {
    const failure = error instanceof Failure ? new Failure(error.code, { host: host.id, ...error.params }) : error
    if (failure instanceof Failure && failure.code === 'cancelled') throw failure
    return {
      host,
      view: { ...emptyView(host.id), outcome: 'blocked', error: failureData(failure) },
      privileged: false,
    }
  }
}

function refuseUnfinished({ unfinished }: HostFacts): void {
  if (unfinished !== undefined) throw new Failure('unfinished-change', { change: unfinished })
}

function emptyView(host: string): HostPlan {
  return {
    host,
    outcome: 'nothing',
    files: [],
    commands: [],
    restart: 'none',
    containersStopped: 0,
    needsRoot: false,
    notes: [],
  }
}

/** A file as undo will leave it: what was made goes, what went comes back. */
function reversed(file: HostPlan['files'][number]): HostPlan['files'][number] {
  const flipped = { '+': '-', '-': '+' } as const
  const flip = (line: string): string => {
    const sign = line.charAt(0)
    return sign === '+' || sign === '-' ? `${flipped[sign]}${line.slice(1)}` : line
  }
  return { ...file, action: file.action === 'create' ? 'remove' : 'restore', diff: file.diff.map(flip) }
}
