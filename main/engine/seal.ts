import { type FileFact, fileAt, fileBehind, type HostFacts, type Receipt } from '../../shared/model/facts.ts'
import type { DraftPlan, PutOp, RemoveOp } from '../../shared/model/plan.ts'
import { type DriverDraft, receiptPath, tidyStage } from './draft.ts'
import { keeper } from './privilege.ts'
import { sha256 } from './sha256.ts'
import type { SealedFile, SealedPlan, SealedStage } from './wire/apply.ts'
import type { Wish } from './wish.ts'

/** What sealing needs beside the drafts. */
export interface SealInput {
  readonly facts: HostFacts
  readonly wish: Wish
  readonly drafts: readonly DriverDraft[]
  readonly change: string
  /** Whether it will be applied with root rights. */
  readonly privileged: boolean
}

/**
 * Ties drafts to what is on the host: each file with what is expected there now, files that are right already left out,
 * and a receipt of what is put. Pure.
 * @returns undefined where nothing is left to do.
 */
export function sealPlan(input: SealInput): SealedPlan | undefined {
  const { facts, wish, drafts, change } = input
  const stages = drafts.flatMap(({ draft }) => sealStages(facts, draft))
  const last = wish.kind === 'trust' ? receiptStage(input) : sealTidy(facts, wish, drafts)
  if (!last && (stages.length === 0 || wish.kind === 'untrust')) return undefined
  return {
    mode: 'apply',
    change,
    root: facts.root,
    journal: facts.journal,
    stages: last ? [...stages, last] : stages,
    verify: wish.kind === 'trust' ? drafts.flatMap(({ draft }) => draft.verify) : [],
  }
}

/** A stage's refreshes follow its files: none where these are right already. A stage of refreshes alone is meant so. */
function sealStages(facts: HostFacts, draft: DraftPlan): SealedStage[] {
  return draft.stages.flatMap(({ files, runs }) => {
    const sealed = files.flatMap((op) => sealFile(facts, op))
    const due = facts.root === '/' && (files.length === 0 || sealed.length > 0) ? runs : []
    return sealed.length > 0 || due.length > 0 ? [{ files: sealed, runs: due }] : []
  })
}

function sealFile(facts: HostFacts, op: PutOp | RemoveOp): SealedFile[] {
  // What a symlink leads to is replaced, not the link.
  const there = fileBehind(facts, op.path)
  const path = there?.path ?? op.path
  if (op.op === 'remove') return there ? [{ op: 'remove', path, expect: expectation(there) }] : []
  const owner = ownerOf(facts, op)
  const sealed = { ...op, ...owner, path, expect: expectation(there), sha256: sha256(op.content) }
  return isSame(there, sealed) ? [] : [sealed]
}

function expectation(there: FileFact | undefined): string {
  if (!there) return 'absent'
  if (there.kind === 'directory') return 'dir'
  return there.sha256 ?? 'exists'
}

function isSame(there: FileFact | undefined, put: PutOp & { sha256: string }): boolean {
  return there?.sha256 === put.sha256 && there.mode === put.mode && there.uid === put.uid && there.gid === put.gid
}

/** In a directory tree of one's own, files belong to whoever builds it unless that is root. */
function ownerOf(facts: HostFacts, op: PutOp): { uid: number; gid: number } {
  const asSelf = facts.root !== '/' && facts.user.uid !== 0
  return asSelf ? { uid: facts.user.uid, gid: facts.user.gid } : { uid: op.uid, gid: op.gid }
}

/** Undefined where a change puts nothing and claims nothing: it only runs what an earlier one left to do. */
function receiptStage({ facts, wish, drafts, change, privileged }: SealInput): SealedStage | undefined {
  const files = drafts.flatMap(({ driver, draft }) => [
    ...sealStages(facts, draft).flatMap((stage) =>
      stage.files.flatMap((file) => (file.op === 'put' ? [{ path: file.path, sha256: file.sha256, driver }] : [])),
    ),
    ...(draft.claims ?? []).map((path) => ({ path, sha256: fileAt(facts, path)?.sha256 ?? '', driver })),
  ])
  if (files.length === 0) return undefined
  const receipt: Receipt = {
    change,
    registry: wish.registry.name,
    kind: 'trust',
    files,
    directories: [...new Set(files.flatMap((file) => missingDirectories(facts, file.path)))],
  }
  const op: PutOp = {
    op: 'put',
    path: receiptPath(facts.journal, change),
    mode: '0644',
    ...keeper(facts, privileged),
    content: `${JSON.stringify(receipt, undefined, 2)}\n`,
    secret: false,
  }
  return { files: sealFile(facts, op), runs: [] }
}

function sealTidy(facts: HostFacts, wish: Wish, drafts: readonly DriverDraft[]): SealedStage | undefined {
  const removed = drafts.flatMap(({ draft }) => draft.stages.flatMap((stage) => stage.files.map((file) => file.path)))
  const tidy = tidyStage(facts, wish.registry.name, new Set(removed))
  return tidy && { files: tidy.files.flatMap((op) => sealFile(facts, op)), runs: [] }
}

/** The directories above a path that are not there yet, parents first. */
function missingDirectories(facts: HostFacts, path: string): string[] {
  const parent = path.slice(0, path.lastIndexOf('/'))
  if (parent === '' || fileAt(facts, parent)) return []
  return [...missingDirectories(facts, parent), parent]
}
