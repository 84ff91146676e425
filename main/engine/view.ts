import { structuredPatch } from 'diff'
import { type EngineKind, type FileFact, fileAt, type HostFacts, type PosixAccess } from '../../shared/model/facts.ts'
import { type HostPlanView, type Note, type PlanFile, type PlanStage, strongest } from '../../shared/model/plan.ts'
import { containersStopped } from '../drivers/index.ts'
import type { DriverDraft } from './draft.ts'
import type { RequestTo, SealedFile } from './host-protocol/apply.ts'
import { isReceipt } from './host-protocol/receipt-path.ts'
import { changedCertificates, type Summarize } from './planned-certificates.ts'

/** What will be applied, as a person reviews it: every step, in the order in which the host takes and reports them. */
export async function viewPlan(
  host: string,
  facts: HostFacts,
  drafts: readonly DriverDraft[],
  sealed: RequestTo<'apply'> | undefined,
  privileged: boolean,
  extraNotes: readonly Note[],
): Promise<HostPlanView> {
  const stages = sealed?.stages ?? []
  const { summarizeCertificate } = await import('../certificates/read/certificate-summary.ts')
  const restarts = stages.length > 0 ? drafts.flatMap(({ draft }) => draft.restarts) : []
  const toSetAside = drafts.flatMap(({ draft }) => draft.toSetAside ?? [])
  return {
    host,
    outcome: sealed ? 'change' : 'nothing',
    ...(sealed ? { change: sealed.change } : {}),
    stages: viewStages(facts, stages, summarizeCertificate),
    engines: engineKinds(facts),
    restarts,
    restart: strongest(restarts),
    containersStopped: containersStopped(facts, restarts),
    needsRoot: sealed !== undefined && privileged,
    notes: [...drafts.flatMap(({ draft }) => draft.notes), ...extraNotes],
    ...(toSetAside.length > 0 ? { toSetAside } : {}),
  }
}

/** The kinds of a host's engines, each once. */
export function engineKinds({ engines }: HostFacts): EngineKind[] {
  return [...new Set(engines.map(({ kind }) => kind))]
}

/** What is at a path while a plan goes on: its text, where it has one; undefined where nothing is. */
type There = { readonly text: string } | undefined

/** The stages of a request, every step of them. */
export function viewStages(facts: HostFacts, stages: RequestTo<'apply'>['stages'], summarize: Summarize): PlanStage[] {
  const changed = new Map<string, There>()
  const viewFile = (file: SealedFile): PlanFile => {
    const found = fileAt(facts, file.path)
    const there = changed.has(file.path) ? changed.get(file.path) : found && { text: textOf(found) }
    const after = file.op === 'remove' ? undefined : { text: file.content }
    changed.set(file.path, after)
    const { path, posix } = file.op === 'put' ? file : { ...file, posix: undefined }
    const isReceiptFile = [facts.journal, facts.ownJournal].some((journal) => journal && isReceipt(path, journal))
    const secret = file.op === 'put' ? file.secret : isSecret(path)
    const [before, now] = secret || isReceiptFile ? ['', ''] : [there?.text ?? '', after?.text ?? '']
    const certificates = changedCertificates(path, before, now, summarize)
    return {
      path,
      action: file.op === 'remove' ? 'remove' : there ? 'change' : 'create',
      ...(posix ? { mode: posix.mode, owner: ownerName(facts, posix) } : {}),
      secret,
      diff: shownDiff(before, now, file.op === 'put' ? file.context : undefined),
      ...(certificates.length > 0 ? { certificates } : {}),
      ...(isReceiptFile ? { isReceipt: true as const } : {}),
      ...(file.op === 'put' && file.yields ? { yields: true as const } : {}),
    }
  }
  return stages.map(({ files, runs }) => ({ files: files.map(viewFile), ...viewRuns(runs) }))
}

/** What refreshes run, and what their reverse runs where that is something else. */
function viewRuns(runs: RequestTo<'apply'>['stages'][number]['runs']): Pick<PlanStage, 'commands' | 'undoCommands'> {
  const commands = runs.map(({ refresh, args, shown }) => shown ?? [refresh, ...args].join(' '))
  const undoCommands = runs.map(({ shownBack }, index) => shownBack ?? commands[index] ?? '')
  return undoCommands.every((command, index) => command === commands[index]) ? { commands } : { commands, undoCommands }
}

function shownDiff(before: string, after: string, context?: number): string[] {
  return diffLines(before, after, context).map(shownText)
}

/** Near what changes may stand a proxy's address, with a name and a password in it: neither is shown, nor kept in the history. */
export function shownText(text: string): string {
  return text.replace(/:\/\/[^\s/"']*@/g, '://…@')
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
