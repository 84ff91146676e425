import { Failure } from '../../shared/failure.ts'
import type { Change } from '../../shared/model/change.ts'
import { fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { HostPlanView, PlanFile } from '../../shared/model/plan.ts'
import { containersStopped, leftToPersonNotes } from '../drivers/index.ts'
import type { HostHandle } from '../hosts/directory.ts'
import type { HostPlan } from './host-plan.ts'
import { emptyView, guarded, type Seen } from './make-plan.ts'
import { refuseShared } from './refuse-shared.ts'
import { refuseEnded, refuseSuperseded } from './superseded.ts'
import { isGone, surveyHost } from './survey.ts'
import { engineKinds } from './view.ts'

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
    const paths = change.files.map(({ path }) => path)
    const facts = await surveyHost(host, root, [], options.signal, paths)
    await options.seen?.(host.id, facts)
    refuseEnded(host.id, facts, change)
    refuseShared(facts, change)
    refuseSuperseded(facts, change, options.known ?? [])
    const files = change.files.filter((file) => !isRestored(facts, file))
    refuseChanged(facts, change, files)
    const restarts = change.restarts ?? []
    const view: HostPlanView = {
      ...emptyView(host.id),
      outcome: 'change',
      files: files.map(reversed),
      commands: change.commands,
      engines: engineKinds(facts),
      restarts,
      restart: change.restart,
      containersStopped: containersStopped(facts, restarts),
      needsRoot: privileged,
      notes: leftToPersonNotes(facts, paths),
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

/** A file's change in reverse, for undo. */
function reversed(file: PlanFile): PlanFile {
  const flipped = { '+': '-', '-': '+' } as const
  const flip = (line: string): string => {
    const sign = line.charAt(0)
    return sign === '+' || sign === '-' ? `${flipped[sign]}${line.slice(1)}` : line
  }
  return { ...file, action: file.action === 'create' ? 'remove' : 'restore', diff: file.diff.map(flip) }
}
