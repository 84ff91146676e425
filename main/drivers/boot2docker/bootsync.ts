import { Failure } from '../../../shared/failure.ts'
import { isBelow } from '../../../shared/host-path.ts'
import { type FileFact, fileAt, type HostFacts, type PosixAccess } from '../../../shared/model/facts.ts'
import type { Note, PutOp, RemoveOp } from '../../../shared/model/plan.ts'
import type { FoundReceipt } from '../../../shared/model/receipt.ts'
import { makeNote, type Severities } from '../../../shared/note.ts'
import { claimants, type ReceiptRule } from '../receipts.ts'
import { withBlock, withoutBlock } from './bootsync-block.ts'
import { bootsync, dockerOnDisk, isHidden } from './disk.ts'
import { has, isBoot2Docker } from './release.ts'

/** The changes to bootsync.sh. */
export interface BootsyncPlan {
  readonly files: readonly PutOp[]
  readonly claims: readonly string[]
  readonly notes: readonly Note[]
}

const severities = {
  'docker-hidden': 'warning',
  'bootsync-carriage-returns': 'warning',
} as const satisfies Severities

/**
 * Adds the block to bootsync.sh if the link from /etc/docker to the disk is not reliable, or if a person asks for it.
 * @param registry the name of the registry whose files on the disk need it.
 * @throws Failure `files-blocked` if bootsync.sh is not a text file, or is a symlink, whose target may be anyone's.
 */
export function planBlock(facts: HostFacts, registry: string, isAsked: boolean): BootsyncPlan {
  const there = fileAt(facts, bootsync)
  const isHiding = isHidden(facts) || makesDockerDirectory(there?.text ?? '')
  if (!isAsked && has(facts, 'dockerLink') && !isHiding) return { files: [], claims: [], notes: [] }
  const text = there && textOf(there)
  const content = withBlock(text)
  const notes = [
    ...(isHiding && has(facts, 'dockerLink') ? [makeNote(severities, 'docker-hidden', { path: bootsync })] : []),
    ...(text?.includes('\r\n') ? [makeNote(severities, 'bootsync-carriage-returns', { path: bootsync })] : []),
  ]
  const access = accessOf(facts, there)
  if (content !== text || access.mode !== there?.posix?.mode)
    return { files: [put(access, content)], claims: [], notes }
  const owners = claimants(facts, bootsync)
  return { files: [], claims: owners.includes(registry) ? [] : [bootsync], notes }
}

/**
 * Removes the block, and the file too if Mooring created it and nothing was added. It belongs to everything in the disk's
 * etc/docker, so it goes with the last receipt that names one of these files, even if the rest of the script has changed.
 * @param ends whose receipts the change ends.
 */
export function planBlockEnd(
  facts: HostFacts,
  { kind, registry }: Pick<ReceiptRule, 'kind' | 'registry'>,
): (PutOp | RemoveOp)[] {
  const isEnding = (receipt: FoundReceipt): boolean => receipt.kind === kind && receipt.registry === registry
  const needing = facts.receipts.filter(needsBlock)
  if (!needing.some(isEnding) || !needing.every(isEnding)) return []
  const there = fileAt(facts, bootsync)
  if (there?.text === undefined) return []
  const content = withoutBlock(there.text)
  if (content === undefined) return [{ op: 'remove', path: bootsync }]
  return content === there.text ? [] : [put(there.posix, content)]
}

/**
 * The receipts of later changes that need the block, where a change's undo would take it away: the change put it there, or its
 * receipt says so.
 * @param path a file that the change wrote.
 */
export function blockUsers({ receipts }: HostFacts, path: string, change: string): FoundReceipt[] {
  const isPut = receipts.some((each) => each.change === change && each.files.some((file) => file.path === path))
  return path === bootsync && isPut ? receipts.filter((each) => each.change > change && needsBlock(each)) : []
}

/**
 * The first of these paths that Docker would not read after the next boot, if they came back as they were: it is in the disk's
 * etc/docker, and bootsync.sh, which is not among them, has no block where one is needed.
 */
export function unreadPath(facts: HostFacts, paths: readonly string[]): string | undefined {
  const text = fileAt(facts, bootsync)?.text ?? ''
  if (!isBoot2Docker(facts) || paths.includes(bootsync) || withoutBlock(text) !== text) return undefined
  const isNeeded = !has(facts, 'dockerLink') || makesDockerDirectory(text)
  return isNeeded ? paths.find(isOnDocker) : undefined
}

function needsBlock({ files }: FoundReceipt): boolean {
  return files.some(({ path }) => path === bootsync || isOnDocker(path))
}

/** Whether a path is in the disk's etc/docker, which the block has Docker read. */
export function isOnDocker(path: string): boolean {
  return isBelow(path, dockerOnDisk)
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
