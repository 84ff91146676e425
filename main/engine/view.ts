import { structuredPatch } from 'diff'
import { type FileFact, fileAt, type HostFacts } from '../../shared/model/facts.ts'
import type { HostPlanView, Note, PlanFile, Restart } from '../../shared/model/plan.ts'
import { containersStopped } from '../drivers/index.ts'
import type { DriverDraft } from './draft.ts'
import type { SealedFile, SealedPlan } from './host-protocol/apply.ts'

/** A sealed plan for review. Receipts are not among its files. */
export function viewPlan(
  host: string,
  facts: HostFacts,
  drafts: readonly DriverDraft[],
  sealed: SealedPlan | undefined,
  privileged: boolean,
  extraNotes: readonly Note[],
): HostPlanView {
  const stages = sealed?.stages ?? []
  const restart = strongest(stages.length > 0 ? drafts.map(({ draft }) => draft.restart) : [])
  return {
    host,
    outcome: sealed ? 'change' : 'nothing',
    ...(sealed ? { change: sealed.change } : {}),
    files: lastOps(stages)
      .filter(({ path }) => ![facts.journal, facts.ownJournal].some((each) => path.startsWith(`${each}/receipts/`)))
      .map((file) => viewFile(facts, file)),
    commands: commandsOf(stages),
    restart,
    containersStopped: restart === 'restart' ? containersStopped(facts) : 0,
    needsRoot: sealed !== undefined && privileged,
    notes: [...drafts.flatMap(({ draft }) => draft.notes), ...extraNotes],
  }
}

/** Each command once, even where every stage ends with it. */
function commandsOf(stages: SealedPlan['stages']): string[] {
  const runs = stages.flatMap((stage) => stage.runs)
  return [...new Set(runs.map(({ refresh, args, shown }) => shown ?? [refresh, ...args].join(' ')))]
}

/** The final change of each path: a plan may write one several times. */
function lastOps(stages: SealedPlan['stages']): SealedFile[] {
  const ops = stages.flatMap((stage) => stage.files)
  return [...new Map(ops.map((op) => [op.path, op])).values()]
}

function viewFile(facts: HostFacts, file: SealedFile): PlanFile {
  const there = fileAt(facts, file.path)
  if (file.op === 'remove') {
    return { path: file.path, action: 'remove', secret: isSecret(file.path), diff: shownDiff(textOf(there), '') }
  }
  return {
    path: file.path,
    action: there ? 'change' : 'create',
    mode: file.mode,
    owner: ownerName(facts, file),
    secret: file.secret,
    diff: file.secret ? [] : shownDiff(textOf(there), file.content, file.context),
  }
}

/**
 * The context of a change may include a proxy's address with a name and a password: neither is shown or kept in the
 * history.
 */
function shownDiff(before: string, after: string, context?: number): string[] {
  return diffLines(before, after, context).map((line) => line.replace(/:\/\/[^\s/"']*@/g, '://…@'))
}

/** `root`, the surveying user's name, or numbers: other names on a host are unknown. */
function ownerName({ user }: HostFacts, { uid, gid }: { readonly uid: number; readonly gid: number }): string {
  if (uid === 0 && gid === 0) return 'root'
  return uid === user.uid && gid === user.gid ? user.name : `${uid}:${gid}`
}

/** The survey never carries a key's content; a file that is not text has no lines to show. */
function textOf(there: FileFact | undefined): string {
  return there?.text ?? ''
}

function isSecret(path: string): boolean {
  return path.endsWith('.key')
}

function strongest(restarts: readonly Restart[]): Restart {
  return (['restart', 'reload'] as const).find((each) => restarts.includes(each)) ?? 'none'
}

/**
 * The lines of a unified diff, each beginning with a blank, `+` or `-`, hunks separated by a `…` line; empty if both
 * are equal. An absent side is an empty text.
 * @param context lines around each difference.
 */
function diffLines(before: string, after: string, context = 3): string[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context })
  return hunks.flatMap((hunk, index) => {
    const lines = hunk.lines.filter((line) => !line.startsWith('\\'))
    return index === 0 ? lines : [' …', ...lines]
  })
}
