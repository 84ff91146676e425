import { changeIdSchema } from '../../../shared/model/host-values.ts'
import {
  type RegistryLook,
  registryLookSchema,
  type VerifyKind,
  type VerifyRequest,
  verifyKindSchema,
} from '../../../shared/model/plan.ts'
import { type Detail, readReason } from './reason.ts'

/**
 * How the apply program ended. After every result but the last three the files are as before; `halted` and `stuck` leave
 * the change unfinished and its before-images in the journal.
 */
export type ApplyResult =
  /** Another process works on this host. */
  | { readonly kind: 'busy'; readonly owner: number }
  /** The path's content is not what the plan (for undo: the change) expects. */
  | { readonly kind: 'changed'; readonly path: string }
  /** The path is not an ordinary file, has a file as a parent, or leads out of the root. */
  | { readonly kind: 'unsafe'; readonly path: string }
  /** A user owns a directory on the way, and the file is, or would be, another's. */
  | { readonly kind: 'foreign'; readonly path: string }
  /** The caller stopped it or went away. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-space'; readonly path: string; readonly detail: Detail }
  | { readonly kind: 'write-failed'; readonly path: string; readonly detail: Detail }
  /** A refresh failed; all was rolled back and refreshed again. */
  | { readonly kind: 'refresh-failed'; readonly refresh: string; readonly detail: Detail }
  /** Undo: the host knows no such change. */
  | { readonly kind: 'unknown' }
  /** Undo: it is already undone. */
  | { readonly kind: 'undone-already' }
  /** Undo: this before-image, in the journal, is not what the change found. */
  | { readonly kind: 'unrestorable'; readonly path: string }
  /** Recover: nothing was unfinished. */
  | { readonly kind: 'nothing' }
  /** An invalid request, which is a bug of ours; or a host where the program cannot work. */
  | { readonly kind: 'refused'; readonly detail: Detail }
  /**
   * An unfinished change cannot be rolled back: the path is neither as before nor as after the change.
   */
  | { readonly kind: 'stuck'; readonly change: string; readonly path: string; readonly detail: Detail }
  /** An unfinished change is not rolled back yet: this path can't be written. The next recover goes on with it. */
  | { readonly kind: 'halted'; readonly change: string; readonly path: string; readonly detail: Detail }
  /** A record of the journal is damaged; it now lies at this path, for somebody to read. Nothing else was done. */
  | { readonly kind: 'damaged'; readonly path: string }
  /** The files are as before the change (undone, recovered or rolled back), but a refresh failed. */
  | { readonly kind: 'unrefreshed'; readonly refresh: string; readonly detail: Detail }
  /** Recover: this change was rolled back. */
  | { readonly kind: 'recovered'; readonly change: string }
  | { readonly kind: 'done' }

/** An engine's answer to a pull of a tag that cannot exist. */
export interface VerifyAnswer {
  readonly request: VerifyRequest
  /** The client's exit status; `timeout` after 20 s; `unavailable` if the host has no client. */
  readonly status: number | 'timeout' | 'unavailable'
  /** Its last lines, without control characters. Foreign text. */
  readonly output: string
  /** What the registry answered to the host itself, where that was asked. */
  readonly look?: RegistryLook
}

/** A refresh that failed, and that the change does not depend on. */
export interface Unmet {
  readonly refresh: string
  readonly args: readonly string[]
  readonly detail: Detail
}

/** A step that the apply program begins. */
export interface ApplyStep {
  readonly step: number
  readonly steps: number
  readonly verb: 'put' | 'remove' | 'restore' | 'run'
  /** A path, or a refresh's name. */
  readonly subject: string
}

/** Parses a step from a line of standard output; undefined for every other line. */
export function parseApplyStep(line: string): ApplyStep | undefined {
  const match = /^step (\d{1,6}) (\d{1,6}) (put|remove|restore|run) (.+)$/.exec(line)
  if (!match) return undefined
  const [, step, steps, verb, subject = ''] = match
  return { step: Number(step), steps: Number(steps), verb: verb as ApplyStep['verb'], subject }
}

/** Another process that works on the host, and for how long it has been waited for. */
export interface Waiting {
  readonly owner: number
  readonly seconds: number
}

/** Parses a line about another process; undefined for every other line. */
export function parseWaiting(line: string): Waiting | undefined {
  const match = /^waiting (\d{1,10}) (\d{1,6})$/.exec(line)
  return match ? { owner: Number(match[1]), seconds: Number(match[2]) } : undefined
}

/** Whether a line says that the change is made, and that engines are asked now. */
export function isVerifying(line: string): boolean {
  return line === 'verifying'
}

/**
 * Everything that the apply program said. Foreign text stands in lines that begin with `| ` and belongs to the `unmet`, `verify`
 * or `result` line after them, so nothing that a registry or a command says is taken for a word of the program. An
 * answer to a request that cannot be read is left out: what was changed is changed all the same. Of the text before a
 * line only the last lines are kept, and of a long line its beginning.
 * @returns no result where the program did not come to one: it was killed, the connection broke, or it is another one.
 */
export function parseApplyOutput(stdout: Uint8Array): {
  result?: ApplyResult
  /** The interrupted change that was rolled back first. */
  recovered?: string
  verifies: VerifyAnswer[]
  unmet: Unmet[]
} {
  let found: { recovered?: string } = {}
  const verifies: VerifyAnswer[] = []
  const unmet: Unmet[] = []
  let detail: Detail[number][] = []
  let look: RegistryLook | undefined
  for (const line of Buffer.from(stdout).toString('utf8').split('\n')) {
    const [word, rest] = cut(line)
    if (word === '|') detail.push(rest)
    else if (word === 'why') {
      const reason = readReason(rest)
      if (!reason) break
      detail.push(reason)
    } else if (word === 'look') look = registryLookSchema.safeParse(rest).data
    else if (word === 'verify') {
      const answers = verifyAnswers(rest, joined(detail))
      if (verifies.length < verifiesLimit)
        verifies.push(...answers.map((answer) => ({ ...answer, ...(look && { look }) })))
      detail = []
      look = undefined
    } else if (word === 'unmet') {
      const [refresh = '', ...args] = rest.split(' ')
      if (unmet.length < unmetLimit) unmet.push({ refresh, args, detail: joined(detail) })
      detail = []
    } else if (word === 'recovered' && isName(rest)) found = { recovered: rest }
    else if (word === 'result') return { ...found, ...resultOf(rest, joined(detail)), verifies, unmet }
    else if (word !== '') detail = []
  }
  return { ...found, verifies, unmet }
}

/** How many lines about a failure are kept: of a command the program quotes twenty. And how much of a line. */
const detailLines = 100
const detailColumns = 2_000

/** How many answers are read: nobody asks more clients than this. */
const verifiesLimit = 200

/** How many refreshes are read that were not met: a host has fewer browsers and runtimes. */
const unmetLimit = 1_000

/** The last of the lines, consecutive lines of text joined. */
function joined(lines: Detail): Detail {
  const detail: Detail[number][] = []
  for (const line of lines.slice(-detailLines)) {
    const last = detail.at(-1)
    const text = typeof line === 'string' ? line.slice(0, detailColumns) : undefined
    if (text === undefined) detail.push(line)
    else if (typeof last === 'string') detail[detail.length - 1] = `${last}\n${text}`
    else detail.push(text)
  }
  return detail
}

function verifyAnswers(words: string, detail: Detail): VerifyAnswer[] {
  const [status, asked] = cut(words.slice(0, detailColumns))
  const [kind, ...args] = asked.split(' ')
  const known = verifyKindSchema.safeParse(kind)
  const request = known.success ? verifyRequest(known.data, args) : undefined
  if (!request || !/^(?:\d{1,3}|timeout|unavailable)$/.test(status)) return []
  const output = detail.filter((each) => typeof each === 'string').join('\n')
  return [{ request, status: status === 'timeout' || status === 'unavailable' ? status : Number(status), output }]
}

/** The request as it was asked, see `verifyLine` in apply.ts; undefined where a word of it is missing. */
function verifyRequest(kind: VerifyKind, [first, second]: readonly string[]): VerifyRequest | undefined {
  switch (kind) {
    case 'docker':
      return first && second ? { kind, endpoint: first, registry: second } : undefined
    case 'system':
      return first ? { kind, registry: first } : undefined
    default:
      return kind satisfies never
  }
}

function resultOf(words: string, detail: Detail): { result?: ApplyResult } {
  const [kind, rest] = cut(words)
  switch (kind) {
    case 'busy':
      return /^\d{1,10}$/.test(rest) ? { result: { kind, owner: Number(rest) } } : {}
    case 'changed':
    case 'unsafe':
    case 'foreign':
    case 'damaged':
    case 'unrestorable':
      return { result: { kind, path: rest } }
    case 'no-space':
    case 'write-failed':
      return { result: { kind, path: rest, detail } }
    case 'refresh-failed':
    case 'unrefreshed':
      return isName(rest) ? { result: { kind, refresh: rest, detail } } : {}
    case 'refused':
      return { result: { kind, detail } }
    case 'halted':
    case 'stuck': {
      const [change, path] = cut(rest)
      return isName(change) ? { result: { kind, change, path, detail } } : {}
    }
    case 'recovered':
      return isName(rest) ? { result: { kind, change: rest } } : {}
    case 'cancelled':
    case 'unknown':
    case 'undone-already':
    case 'nothing':
    case 'done':
      return { result: { kind } }
    default:
      return {}
  }
}

/** Whether it is the id of a change, or the name of a refresh, which has the same letters. */
function isName(word: string): boolean {
  return changeIdSchema.safeParse(word).success
}

/** Splits at the first space. */
function cut(text: string): [string, string] {
  const blank = text.indexOf(' ')
  return blank < 0 ? [text, ''] : [text.slice(0, blank), text.slice(blank + 1)]
}
