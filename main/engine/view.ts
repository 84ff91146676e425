import { structuredPatch } from 'diff'
import { type EngineKind, type FileFact, fileAt, type HostFacts, type PosixAccess } from '../../shared/model/facts.ts'
import { type HostPlanView, type Note, type PlanFile, strongest } from '../../shared/model/plan.ts'
import { containersStopped } from '../drivers/index.ts'
import type { DriverDraft } from './draft.ts'
import type { RequestTo, SealedFile } from './host-protocol/apply.ts'
import { isReceipt } from './host-protocol/receipt-path.ts'

/** What will be applied, as a person reviews it. Receipts are not shown among the files. */
export function viewPlan(
  host: string,
  facts: HostFacts,
  drafts: readonly DriverDraft[],
  sealed: RequestTo<'apply'> | undefined,
  privileged: boolean,
  extraNotes: readonly Note[],
): HostPlanView {
  const stages = sealed?.stages ?? []
  const commands = commandsOf(stages)
  const undoCommands = undoCommandsOf(stages)
  const restarts = stages.length > 0 ? drafts.flatMap(({ draft }) => draft.restarts) : []
  return {
    host,
    outcome: sealed ? 'change' : 'nothing',
    ...(sealed ? { change: sealed.change } : {}),
    files: lastOps(stages)
      .filter(({ path }) => ![facts.journal, facts.ownJournal].some((journal) => journal && isReceipt(path, journal)))
      .map((file) => viewFile(facts, file)),
    commands,
    ...(undoCommands.join() === commands.join() ? {} : { undoCommands }),
    engines: engineKinds(facts),
    restarts,
    restart: strongest(restarts),
    containersStopped: containersStopped(facts, restarts),
    needsRoot: sealed !== undefined && privileged,
    notes: [...drafts.flatMap(({ draft }) => draft.notes), ...extraNotes],
  }
}

/** The kinds of a host's engines, each once. */
export function engineKinds({ engines }: HostFacts): EngineKind[] {
  return [...new Set(engines.map(({ kind }) => kind))]
}

/** Each command once, even where every stage ends with it. */
function commandsOf(stages: RequestTo<'apply'>['stages']): string[] {
  const runs = stages.flatMap((stage) => stage.runs)
  return [...new Set(runs.map(({ refresh, args, shown }) => shown ?? [refresh, ...args].join(' ')))]
}

/** The same for undo: the stages backwards, in each the refreshes in their order. */
function undoCommandsOf(stages: RequestTo<'apply'>['stages']): string[] {
  const back = [...stages].reverse().map((stage) => ({
    ...stage,
    runs: stage.runs.map(({ shownBack, ...run }) => (shownBack === undefined ? run : { ...run, shown: shownBack })),
  }))
  return commandsOf(back)
}

/** What becomes of each path in the end: on the way there a plan may put one several times. */
function lastOps(stages: RequestTo<'apply'>['stages']): SealedFile[] {
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
    ...(file.posix ? { mode: file.posix.mode, owner: ownerName(facts, file.posix) } : {}),
    secret: file.secret,
    diff: file.secret ? [] : shownDiff(textOf(there), file.content, file.context),
    ...(file.yields ? { yields: true } : {}),
  }
}

/** Near what changes may stand a proxy's address, with a name and a password in it: neither is shown, nor kept in the history. */
function shownDiff(before: string, after: string, context?: number): string[] {
  return diffLines(before, after, context).map((line) => line.replace(/:\/\/[^\s/"']*@/g, '://…@'))
}

/** `root`, the surveying user's name, or numbers: no other names are known of a host. */
function ownerName({ user }: HostFacts, { uid, gid }: PosixAccess): string {
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

/**
 * The lines of a unified diff, each beginning with a blank, `+` or `-`, hunks parted by a `…` line; nothing where both
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
