import { Failure } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import type { HostFacts } from '../../shared/model/facts.ts'
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
import { type Standing, standingOf } from './undo-standing.ts'
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
    const steps = change.stages.flatMap(({ files }) => files)
    const paths = [...new Set(steps.map(({ path }) => path))]
    const facts = await surveyHost(host, root, [], options.signal, paths)
    await options.seen?.(host.id, facts)
    refuseEnded(host.id, facts, change)
    refuseShared(facts, change)
    refuseSuperseded(facts, change, options.known ?? [])
    refuseUnread(facts, change)
    const standing = standings(facts, change)
    refuseChanged(planned, standing)
    const left = change.stages.map((stage) => ({
      ...stage,
      files: stage.files.filter(({ path }) => standing.get(path) === 'left'),
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

/** How each path of a change, and of its receipts, stands to it. */
function standings(facts: HostFacts, { id, stages }: Change): Map<string, Standing> {
  const receipt = facts.receipts.find(({ change }) => change === id)
  const steps = stages.flatMap(({ files }) => files)
  const sha256 = (path: string): string | undefined => receipt?.files.find((file) => file.path === path)?.sha256
  return new Map(
    [...new Set(steps.map(({ path }) => path))].map((path) => {
      const about = steps.filter((step) => step.path === path)
      return [path, standingOf(facts, about, sha256(path))] as const
    }),
  )
}

/**
 * The host refuses it as well; but a plan does not promise what will be refused.
 * @throws Failure `undo-changed` for a file that is neither as the change left it nor as it was before.
 */
function refuseChanged(files: readonly PlanFile[], standing: ReadonlyMap<string, Standing>): void {
  const other = files.find(({ path, yields }) => !yields && standing.get(path) === 'neither')
  if (other) throw new Failure('undo-changed', { path: other.path })
}
