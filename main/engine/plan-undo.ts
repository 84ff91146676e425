import { Failure } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import { fileAt, type HostFacts, isGone } from '../../shared/model/facts.ts'
import type { HostPlanView, PlanFile } from '../../shared/model/plan.ts'
import { plannedFiles, reversedStages } from '../../shared/model/plan-steps.ts'
import { makeNote, type Severities } from '../../shared/note.ts'
import { containersStopped, leftToPersonNotes } from '../drivers/index.ts'
import type { HostHandle } from '../hosts/directory.ts'
import type { HostPlan } from './host-plan.ts'
import { emptyView, guarded, type Seen } from './make-plan.ts'
import { refuseShared, refuseUnread } from './refuse-shared.ts'
import { refuseEnded, refuseSuperseded } from './superseded.ts'
import { surveyHost } from './survey.ts'
import { engineKinds } from './view.ts'

const severities = { 'undo-yields': 'info' } as const satisfies Severities

/** Options for planning an undo. */
export interface UndoOptions {
  readonly signal: AbortSignal
  /** The history of this workstation. */
  readonly known?: readonly Change[]
  readonly seen?: Seen
}

/** Plans the undo of a change, from the host's journal. */
export function planUndo(host: HostHandle, change: Change, options: UndoOptions): Promise<HostPlan> {
  return guarded(host, async () => {
    if (change.state === 'undone') throw new Failure('change-undone', { change: change.id })
    const { journal, root, privileged } = change
    const planned = plannedFiles(change.stages)
    const paths = [...new Set(planned.map(({ path }) => path))]
    const facts = await surveyHost(host, root, [], options.signal, paths)
    await options.seen?.(host.id, facts)
    refuseEnded(host.id, facts, change)
    refuseShared(facts, change)
    refuseSuperseded(facts, change, options.known ?? [])
    refuseUnread(facts, change)
    // What several stages are about, the host alone can tell.
    const once = planned.filter(({ path }) => planned.filter((each) => each.path === path).length === 1)
    const restored = new Set(once.filter((file) => isRestored(facts, file)))
    refuseChanged(
      facts,
      change,
      once.filter((file) => !restored.has(file) && !file.yields),
    )
    const left = change.stages.map(({ files, commands }) => ({
      files: files.filter((file) => !restored.has(file)),
      commands,
    }))
    const restarts = change.restarts ?? []
    const view: HostPlanView = {
      ...emptyView(host.id),
      outcome: 'change',
      stages: reversedStages(left),
      engines: engineKinds(facts),
      restarts,
      restart: change.restart,
      containersStopped: containersStopped(facts, restarts),
      needsRoot: privileged,
      notes: [
        ...planned.flatMap(({ path, yields }) => (yields ? [makeNote(severities, 'undo-yields', { path })] : [])),
        ...leftToPersonNotes(facts, paths),
      ],
    }
    return { host, view, request: { mode: 'undo', change: change.id, root, journal }, privileged }
  })
}

/** Whether a file is as before the change already: then undo leaves it alone. */
function isRestored(facts: HostFacts, { path, action, diff }: PlanFile): boolean {
  if (action === 'create') return isGone(facts, path)
  const there = fileAt(facts, path)?.text
  return action === 'remove' && there !== undefined && there.trimEnd() === textOf(diff)
}

/** The text that a removed file had, if all of it is shown. */
function textOf(diff: readonly string[]): string | undefined {
  const isAll = diff.length > 0 && diff.every((line) => line.startsWith('-'))
  return isAll
    ? diff
        .map((line) => line.slice(1))
        .join('\n')
        .trimEnd()
    : undefined
}

/**
 * The host refuses it as well; but a plan does not promise what will be refused.
 * @throws Failure `undo-changed` for a file that is neither as the change left it nor as it was before.
 */
function refuseChanged(facts: HostFacts, { id }: Change, files: readonly PlanFile[]): void {
  const receipt = facts.receipts.find(({ change }) => change === id)
  for (const { path, action } of files) {
    const there = fileAt(facts, path)
    const left = receipt?.files.find((file) => file.path === path)?.sha256
    const isOther = action === 'create' && left && there?.sha256 !== undefined && there.sha256 !== left
    const isBack = action === 'remove' && there?.kind === 'file' && there.text !== undefined
    const isLost = action === 'change' && isGone(facts, path)
    if (isOther || isBack || isLost) throw new Failure('undo-changed', { path })
  }
}
