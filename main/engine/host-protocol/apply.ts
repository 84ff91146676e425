import type { PutOp, RemoveOp, RunOp, VerifyRequest } from '../../../shared/model/plan.ts'
import { checkAccess, checkArgument, checkDistinct, checkLine, checkName, checkPath, checkRegistry } from './checks.ts'

/**
 * What must be at a path for its op to go ahead: `absent`; the SHA-256 of the file's content, 64 hex digits; `exists`,
 * a file that the survey could not read; `dir`, a directory, for ops that remove one. If an earlier stage has the same
 * path, it is the state after that stage.
 */
type Expectation = { readonly expect: string }

/** A file to write, tied to the current state of its path. `sha256` is that of `content` in UTF-8. */
export type SealedPut = PutOp & Expectation & { readonly sha256: string }
export type SealedFile = SealedPut | (RemoveOp & Expectation)

/** A refresh whose failure rolls the change back, or, if it is `bestEffort`, is only told. */
export type SealedRun = RunOp & { readonly bestEffort?: boolean }

export interface SealedStage {
  readonly files: readonly SealedFile[]
  readonly runs: readonly SealedRun[]
}

/** A file that the plan does not change but that must be as surveyed. */
export type SealedReliance = { readonly path: string } & Expectation

/** What changes a host. Paths, the journal's too, are as seen from `root`. */
export type ChangeRequest =
  | {
      readonly mode: 'apply'
      readonly change: string
      readonly root: string
      readonly journal: string
      /** What the journal tells everyone of the change: one line. */
      readonly about?: string
      readonly relies?: readonly SealedReliance[]
      readonly stages: readonly SealedStage[]
      readonly verify: readonly VerifyRequest[]
    }
  | { readonly mode: 'undo'; readonly change: string; readonly root: string; readonly journal: string }
  | { readonly mode: 'recover'; readonly root: string; readonly journal: string }

/** Everything that the apply program can be asked for. */
export type ApplyRequest = ChangeRequest | { readonly mode: 'verify'; readonly verify: readonly VerifyRequest[] }

/** A request for one of these things. */
export type RequestTo<Mode extends ApplyRequest['mode']> = Extract<ApplyRequest, { readonly mode: Mode }>

/**
 * Puts a request into the words that the apply program reads; assets/host/apply/main.sh describes the format.
 * @throws TypeError for a plan that cannot be said in them (a path with `..` or a control character, a file without a
 * mode), or that speaks of a path twice in one stage: a driver's bug.
 */
export function encodeApplyRequest(request: ApplyRequest): Uint8Array {
  const stages = 'stages' in request ? request.stages : []
  const files = stages.flatMap((stage) => stage.files)
  for (const stage of stages) checkDistinct(stage.files.map((file) => file.path))
  const header = ['mooring-apply 1', `mode ${request.mode}`]
  if ('change' in request) header.push(`change ${checkName(request.change)}`)
  if ('root' in request) header.push(`root ${checkPath(request.root)}`, `journal ${checkPath(request.journal)}`)
  if ('about' in request && request.about !== undefined) header.push(`about ${checkLine(request.about)}`)
  if ('relies' in request) header.push(...(request.relies ?? []).map(reliesLine))
  for (const stage of stages) header.push('stage', ...stage.files.map(fileLine), ...stage.runs.map(runLine))
  if ('verify' in request) header.push(...request.verify.map(verifyLine))
  const contents = files.flatMap((file) => (file.op === 'put' ? [Buffer.from(file.content)] : []))
  return Buffer.concat([Buffer.from(`${header.join('\n')}\nend\n`), ...contents])
}

function fileLine(file: SealedFile): string {
  const expect = checkName(file.expect)
  const path = checkPath(file.path)
  if (file.op === 'remove') return `remove ${expect} ${path}`
  const { sha256, content } = file
  const { mode, uid, gid } = checkAccess(file)
  const verb = file.yields ? 'yield' : 'put'
  return `${verb} ${expect} ${checkName(sha256)} ${Buffer.byteLength(content)} ${checkName(mode)} ${uid} ${gid} ${path}`
}

function reliesLine({ expect, path }: SealedReliance): string {
  return `rely ${checkName(expect)} ${checkPath(path)}`
}

function runLine({ refresh, timeoutSeconds, args, bestEffort = false }: SealedRun): string {
  return [bestEffort ? 'try' : 'run', checkName(refresh), timeoutSeconds, ...args.map(checkArgument)].join(' ')
}

function verifyLine(request: VerifyRequest): string {
  const registry = checkRegistry(request.registry)
  switch (request.kind) {
    case 'docker':
      return `verify docker ${checkArgument(request.endpoint)} ${registry}`
    case 'system':
      return `verify system ${registry}`
  }
}
