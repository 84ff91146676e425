import { Failure } from '../../../../shared/failure.ts'
import { type FileFact, fileAt, type HostFacts, type PosixAccess } from '../../../../shared/model/facts.ts'
import type { Note, PutOp, RemoveOp } from '../../../../shared/model/plan.ts'
import { makeNote } from '../../../../shared/note.ts'
import { bootsync, isHidden } from '../../boot2docker/disk.ts'
import { has } from '../../boot2docker/release.ts'
import { claimants } from '../../receipts.ts'
import type { TrustIntent } from '../../resolved-intent.ts'
import { withBlock, withoutBlock } from './bootsync-block.ts'
import { boot2dockerSeverities } from './notes.ts'

/** The changes to bootsync.sh. */
export interface BootsyncPlan {
  readonly files: readonly PutOp[]
  readonly claims: readonly string[]
  readonly notes: readonly Note[]
}

const asItIs: BootsyncPlan = { files: [], claims: [], notes: [] }

/**
 * Adds the block to bootsync.sh if the link from /etc/docker to the disk is not reliable, or if the intent asks for it.
 * @throws Failure `files-blocked` if bootsync.sh is not a text file, or is a symlink, whose target may be anyone's.
 */
export function planBlock(facts: HostFacts, { persist, registry }: TrustIntent): BootsyncPlan {
  const there = fileAt(facts, bootsync)
  const isHiding = isHidden(facts) || makesDockerDirectory(there?.text ?? '')
  if (persist !== 'bootsync' && has(facts, 'dockerLink') && !isHiding) return asItIs
  const text = there && textOf(there)
  const content = withBlock(text)
  const notes = [
    ...(isHiding && has(facts, 'dockerLink')
      ? [makeNote(boot2dockerSeverities, 'docker-hidden', { path: bootsync })]
      : []),
    ...(text?.includes('\r\n')
      ? [makeNote(boot2dockerSeverities, 'bootsync-carriage-returns', { path: bootsync })]
      : []),
  ]
  const access = accessOf(facts, there)
  if (content !== text || access.mode !== there?.posix?.mode)
    return { files: [put(access, content)], claims: [], notes }
  const owners = claimants(facts, bootsync)
  return { files: [], claims: owners.includes(registry.name) ? [] : [bootsync], notes }
}

/** Removes the block, and the file too if Mooring created it and nothing was added. */
export function planWithoutBlock(facts: HostFacts): (PutOp | RemoveOp)[] {
  const there = fileAt(facts, bootsync)
  if (there?.text === undefined) return []
  const content = withoutBlock(there.text)
  if (content === undefined) return [{ op: 'remove', path: bootsync }]
  return content === there.text ? [] : [put(there.posix, content)]
}

/** Whether a script seems to create /etc/docker: a line outside comments names it, and not the one on the disk. */
function makesDockerDirectory(text: string): boolean {
  const own = withoutBlock(text) ?? ''
  return own.split('\n').some((line) => /^[^#]*(?<!boot2docker)\/etc\/docker\b/.test(line))
}

function textOf({ kind, text }: FileFact): string {
  if (kind === 'file' && text !== undefined) return text
  const phrase = kind === 'file' ? 'file-no-utf-8' : (`file-is-${kind}` as const)
  throw new Failure('files-blocked', { path: bootsync, detail: { phrase } })
}

/** New files are root's and executable; a file that the release runs without sh must be executable as well. */
function accessOf(facts: HostFacts, there: FileFact | undefined): PosixAccess {
  const access = there?.posix ?? { mode: '0755', uid: 0, gid: 0 }
  return has(facts, 'shell') ? access : { ...access, mode: '0755' }
}

function put(posix: PosixAccess | undefined, content: string): PutOp {
  return { op: 'put', path: bootsync, posix, content, secret: false }
}
