import type { Check, Remark } from '../../../shared/model/check.ts'
import { isClosed } from '../../../shared/model/facts.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import { certificateFaults, type VerdictCause } from '../../../shared/model/verdict-cause.ts'
import { type CauseCode, causes } from '../../../shared/words/en/causes.ts'
import { listed } from '../../../shared/words/param.ts'
import {
  answers,
  causeRemark,
  type Evidence,
  engineAnswers,
  haveReached,
  only,
  remark,
  remarkOf,
  result,
  wasSeen,
} from './evidence.ts'

/** What lies in the directories that Docker reads: files that it stops at, and certificates that it does not read. */
export function filesCheck(evidence: Evidence): Check {
  const { obstacles, registry } = evidence
  const isUntrusted = untrusted(evidence).length > 0
  const blocked = only(engineAnswers(evidence), 'blocked')
  const stopping = obstacles.filter(({ note }) => note.severity === 'error').map(({ note }) => remarkOf(note))
  // A directory for another port may be that registry's own: it is to blame only where trust is missing.
  const ignored = obstacles.filter(
    ({ note }) => note.severity !== 'error' && (isUntrusted || note.code !== 'directory-ignored'),
  )
  const told = [...stopping, ...ignored.map(({ note }) => remarkOf(note))]
  if (blocked.length > 0 && stopping.length === 0)
    return result('files', 'bad', [...causeRemarks(blocked, registry), ...told])
  const isBad = stopping.length > 0 ? !haveReached(engineAnswers(evidence)) : isUntrusted && ignored.some(isToBlame)
  const seen = hiddenDirectories(evidence).length > 0 ? 'unknown' : 'good'
  return result('files', isBad ? 'bad' : told.length > 0 ? 'warning' : seen, told)
}

const isToBlame = ({ note }: Evidence['obstacles'][number]): boolean =>
  note.code === 'directory-ignored' || note.code === 'extension-ignored'

/** No trust ends these. */
const faults: ReadonlySet<VerdictCause> = new Set(certificateFaults)

/** What Docker would refuse the certificate for, whatever is trusted: seen from here, and as the engines say it. */
export function certificateCheck(evidence: Evidence): Check {
  const { look, registry, insecure } = evidence
  const isReached = haveReached(answers(evidence))
  const said = only(answers(evidence), 'untrusted').filter(({ cause }) => faults.has(cause))
  const findings = wasSeen(look) ? look.findings : []
  const errors = findings.filter(({ severity }) => severity === 'error')
  const soon = findings.filter(({ code }) => code === 'expires-soon').map(remarkOf)
  // An engine's own words are told where the look from here does not say the same, and more of it.
  const unsaid = said.filter(({ cause }) => !errors.some(({ code }) => code === cause))
  const remarks = [...errors.map(remarkOf), ...causeRemarks(unsaid, registry), ...soon]
  const isBad = said.length > 0 || (errors.length > 0 && !isReached)
  if (isBad) return result('certificate', 'bad', remarks)
  if (remarks.length > 0) return result('certificate', 'warning', remarks)
  const [leaf] = wasSeen(look) ? look.chain : []
  if (leaf) return result('certificate', 'good', [remark('chain-good', { date: { at: leaf.notAfter, to: 'day' } })])
  if (wasSeen(look)) return result('certificate', 'good')
  const problem = { error: look.code, params: look.params }
  // Who does not check it has not seen it either.
  return result('certificate', isReached && !insecure ? 'good' : 'unknown', [remark('chain-unseen', { problem })])
}

/** Whether something on the host makes its engines trust the certificate. */
export function trustCheck(evidence: Evidence): Check {
  const { registry, insecure } = evidence
  const refusals = untrusted(evidence)
  if (refusals.length > 0) return result('trust', 'bad', whyUntrusted(evidence, refusals))
  if (insecure === 'entry') return result('trust', 'warning', [remark('trust-unchecked', { registry: registry.name })])
  if (insecure) return result('trust', 'warning', [remark('trust-unchecked-here', { registry: registry.name })])
  if (!haveReached(engineAnswers(evidence))) return result('trust', 'unknown')
  return result('trust', 'good', [byWhat(evidence)])
}

function whyUntrusted(evidence: Evidence, refusals: readonly Verdict[]): Remark[] {
  const { registry, unread } = evidence
  const elsewhere = refusals.flatMap(({ url }) =>
    url === undefined ? [] : [remark('token-server-untrusted', { url })],
  )
  if (elsewhere.length > 0) return elsewhere
  if (unread.length > 0) return unread.map(remarkOf)
  const anchors = anchorsOf(evidence)
  const hidden = hiddenDirectories(evidence)
  if (anchors.length === 0 && hidden.length > 0)
    return [remark('anchor-hidden', { registry: registry.name, paths: listed(hidden) })]
  if (anchors.length === 0) return [remark('anchor-missing', { registry: registry.name })]
  return [remark('anchor-unrelated', { registry: registry.name, paths: listed(anchors) })]
}

function byWhat(evidence: Evidence): Remark {
  const { registry, look } = evidence
  const anchors = anchorsOf(evidence)
  if (anchors.length > 0) return remark('anchor-there', { registry: registry.name, paths: listed(anchors) })
  return wasSeen(look) && look.publiclyTrusted ? remark('anchor-public') : remark('anchor-elsewhere')
}

/** Directories that the user who looked may not enter: what is in them is not known. */
function hiddenDirectories({ facts }: Evidence): string[] {
  return facts.files.flatMap((file) => (isClosed(file, facts.user) ? [file.path] : []))
}

/** Without client pairs. */
function anchorsOf({ files }: Evidence): string[] {
  return files.filter((path) => !/\.(?:cert|key)$/.test(path))
}

/** The answers of engines that reached the registry and trust nothing that leads to its certificate. */
function untrusted(evidence: Evidence): Verdict[] {
  return only(engineAnswers(evidence), 'untrusted').filter(({ cause }) => !faults.has(cause))
}

/** Causes that have words of their own. */
function causeRemarks(verdicts: readonly Verdict[], registry: Evidence['registry']): Remark[] {
  const codes = new Set<string>(verdicts.map(({ cause }) => cause))
  return [...codes].filter(isCauseCode).map((code) => causeRemark(code, registry))
}

function isCauseCode(code: string): code is CauseCode {
  return Object.hasOwn(causes, code)
}
