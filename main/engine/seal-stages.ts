import { Failure } from '../../shared/failure.ts'
import { type FileFact, fileBehind, type HostFacts, isLive, type PosixAccess } from '../../shared/model/facts.ts'
import { plannedPathSchema } from '../../shared/model/host-values.ts'
import type { PutOp, RemoveOp, RunOp, Stage } from '../../shared/model/plan.ts'
import { refreshNamed } from '../drivers/index.ts'
import type { SealedFile, SealedReliance, SealedRun, SealedStage } from './host-protocol/apply.ts'
import { sha256 } from './host-protocol/sha256.ts'

/** What is at a path while a plan goes on; undefined where nothing is. */
type There = Pick<FileFact, 'kind' | 'posix' | 'sha256'> | undefined

/** Ties stages to a host in order: each starts from the state after the previous ones. */
export interface Sealer {
  /** Files that are already right are left out. A stage without files also loses its refreshes. */
  readonly seal: (stages: readonly Stage[]) => SealedStage[]
}

/** Begins with the host as the survey found it. */
export function createSealer(facts: HostFacts): Sealer {
  const changed = new Map<string, There>()

  const sealFile = (op: PutOp | RemoveOp): SealedFile[] => {
    // The target of a symlink is replaced, not the link.
    const found = fileBehind(facts, op.path)
    const path = plannedPath(found?.path ?? op.path, facts)
    const there = changed.has(path) ? changed.get(path) : found
    const expect = expectation(there)
    if (op.op === 'remove') {
      if (!there) return []
      changed.set(path, undefined)
      return [{ ...op, path, expect }]
    }
    const put = { ...op, posix: accessOf(facts, op), path, expect, sha256: sha256(op.content) }
    if (isSame(there, put)) return []
    changed.set(path, { kind: 'file', posix: put.posix, sha256: put.sha256 })
    return [put]
  }

  return {
    seal: (stages) =>
      stages.flatMap(({ files, runs }) => {
        const sealed = files.flatMap(sealFile)
        // A stage of refreshes alone is meant so. In a directory tree nothing runs that could be refreshed.
        const due = isLive(facts) && (files.length === 0 || sealed.length > 0) ? runs : []
        return sealed.length > 0 || due.length > 0 ? [{ files: sealed, runs: due.map(sealRun) }] : []
      }),
  }
}

/** Its driver says whether a change depends on it. */
function sealRun(run: RunOp): SealedRun {
  return refreshNamed(run.refresh)?.failedNote ? { ...run, bestEffort: true } : run
}

/** Ties the files that a plan relies on to their surveyed state, each once. */
export function sealReliances(facts: HostFacts, paths: readonly string[]): SealedReliance[] {
  return [...new Set(paths)].map((path) => {
    const found = fileBehind(facts, path)
    return { path: plannedPath(found?.path ?? path, facts), expect: expectation(found) }
  })
}

/** @throws Failure `files-blocked` for a path that no request can be about, or of another system than the host's journal. */
function plannedPath(path: string, { journal }: HostFacts): string {
  const isOfThisSystem = path.startsWith('/') === journal.startsWith('/')
  if (isOfThisSystem && plannedPathSchema.safeParse(path).success) return path
  throw new Failure('files-blocked', { path, detail: { phrase: 'path-not-plain' } })
}

function expectation(there: There): string {
  if (!there) return 'absent'
  if (there.kind === 'directory') return 'dir'
  return there.sha256 ?? 'exists'
}

function isSame(there: There, put: PutOp & { readonly sha256: string }): boolean {
  if (there?.sha256 !== put.sha256) return false
  return (['mode', 'uid', 'gid'] as const).every((part) => there.posix?.[part] === put.posix?.[part])
}

/** In a directory tree of one's own, files belong to whoever builds it unless that is root. */
function accessOf(facts: HostFacts, { posix }: PutOp): PosixAccess | undefined {
  const { uid, gid } = facts.user
  return posix && !isLive(facts) && uid !== 0 ? { ...posix, uid, gid } : posix
}
