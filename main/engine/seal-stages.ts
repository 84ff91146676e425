import { type FileFact, fileBehind, type HostFacts } from '../../shared/model/facts.ts'
import type { PutOp, RemoveOp, Stage } from '../../shared/model/plan.ts'
import type { SealedFile, SealedReliance, SealedStage } from './host-protocol/apply.ts'
import { sha256 } from './sha256.ts'

/** A path's state during a plan; undefined if nothing is there. */
type There = Pick<FileFact, 'kind' | 'mode' | 'uid' | 'gid' | 'sha256'> | undefined

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
    const path = found?.path ?? op.path
    const there = changed.has(path) ? changed.get(path) : found
    const expect = expectation(there)
    if (op.op === 'remove') {
      if (!there) return []
      changed.set(path, undefined)
      return [{ ...op, path, expect }]
    }
    const put = { ...op, ...ownerOf(facts, op), path, expect, sha256: sha256(op.content) }
    if (isSame(there, put)) return []
    changed.set(path, { kind: 'file', mode: put.mode, uid: put.uid, gid: put.gid, sha256: put.sha256 })
    return [put]
  }

  return {
    seal: (stages) =>
      stages.flatMap(({ files, runs }) => {
        const sealed = files.flatMap(sealFile)
        // A stage planned with refreshes alone stays. A directory tree has nothing to refresh.
        const due = facts.root === '/' && (files.length === 0 || sealed.length > 0) ? runs : []
        return sealed.length > 0 || due.length > 0 ? [{ files: sealed, runs: due }] : []
      }),
  }
}

/** Ties the files that a plan relies on to their surveyed state, each once. */
export function sealReliances(facts: HostFacts, paths: readonly string[]): SealedReliance[] {
  return [...new Set(paths)].map((path) => {
    const found = fileBehind(facts, path)
    return { path: found?.path ?? path, expect: expectation(found) }
  })
}

function expectation(there: There): string {
  if (!there) return 'absent'
  if (there.kind === 'directory') return 'dir'
  return there.sha256 ?? 'exists'
}

function isSame(there: There, put: PutOp & { readonly sha256: string }): boolean {
  return there?.sha256 === put.sha256 && there.mode === put.mode && there.uid === put.uid && there.gid === put.gid
}

/** In a directory tree, files belong to the surveying user, unless that is root. */
function ownerOf({ root, user }: HostFacts, op: PutOp): { uid: number; gid: number } {
  const asSelf = root !== '/' && user.uid !== 0
  return asSelf ? { uid: user.uid, gid: user.gid } : { uid: op.uid, gid: op.gid }
}
