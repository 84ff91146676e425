import type { FailureData } from '../../../shared/failure.ts'
import type { Check, CheckCode, CheckStatus, Remark } from '../../../shared/model/check.ts'
import { dockerEngines, type HostFacts } from '../../../shared/model/facts.ts'
import type { Inspection, Registry } from '../../../shared/model/inspection.ts'
import type { Note } from '../../../shared/model/plan.ts'
import type { Verdict } from '../../../shared/model/verdict.ts'
import type { Given, NoteParams } from '../../../shared/note.ts'
import type { CauseCode } from '../../../shared/words/en/causes.ts'
import type { NoteCode } from '../../../shared/words/en/notes.ts'
import { english } from '../../../shared/words/language.ts'
import type { Params } from '../../../shared/words/param.ts'
import { causeWords, noteWords } from '../../../shared/words/say.ts'
import type { Obstacle } from '../../drivers/index.ts'

/** All that is known of one registry on one host: what checks decide by. */
export interface Evidence {
  readonly registry: Registry
  readonly facts: HostFacts
  /** What engines, and the host's own TLS client, answered. */
  readonly verdicts: readonly Verdict[]
  /** What this computer saw of the registry, or why it saw nothing. */
  readonly look: Inspection | FailureData
  readonly obstacles: readonly Obstacle[]
  /** The files by which the host trusts the registry. */
  readonly files: readonly string[]
  /** Why its engines do not check the certificate: an entry of their settings, or what they have by themselves. */
  readonly insecure: 'entry' | 'built-in' | undefined
  /** What is said of the host's engines that have not read a change of the system's store. */
  readonly unread: readonly Note[]
  /** This computer's clock, seconds since 1970. */
  readonly now: number
}

/** Whether this computer saw the registry. */
export function wasSeen(look: Evidence['look']): look is Inspection {
  return 'chain' in look
}

/** The answers of engines that were asked. */
export function engineAnswers({ verdicts }: Pick<Evidence, 'verdicts'>): Verdict[] {
  return verdicts.filter(({ kind, answer }) => kind !== 'system' && answer !== 'unknown')
}

/**
 * The same; those of the host's own TLS client only where no engine could be asked: it tells of the way and of the server, and nothing of
 * what engines trust.
 */
export function answers(evidence: Evidence): Verdict[] {
  const engines = engineAnswers(evidence)
  return engines.length > 0 ? engines : evidence.verdicts.filter(({ answer }) => answer !== 'unknown')
}

/** Whether all of these reached the registry, and there are some. */
export function haveReached(all: readonly Verdict[]): boolean {
  return all.length > 0 && all.every(({ answer }) => answer === 'reached')
}

/** Those of some kinds. */
export function only(all: readonly Verdict[], ...kinds: readonly Verdict['answer'][]): Verdict[] {
  return all.filter(({ answer }) => kinds.includes(answer))
}

/** The engines that could be asked. */
export function runningEngines({ facts }: Evidence): ReturnType<typeof dockerEngines> {
  return dockerEngines(facts).filter(({ version, pid }) => version !== undefined || pid !== undefined)
}

/** A check's result. */
export function result(code: CheckCode, status: CheckStatus, remarks: readonly Remark[] = []): Check {
  return { code, status, remarks: [...remarks] }
}

/** A remark by a note's words. */
export function remark<Code extends NoteCode>(code: Code, ...[given]: Given<NoteParams<Code>>): Remark {
  const params: Params = given ?? {}
  return { from: 'note', code, params: { ...params }, ...noteWords(english, { code, params }) }
}

/** A note, as a remark. */
export function remarkOf({ code, params, message, hint }: Pick<Note, 'code' | 'params' | 'message' | 'hint'>): Remark {
  return { from: 'note', code, params, message, hint }
}

/** A remark by the words of an error text's cause. */
export function causeRemark(code: CauseCode, { name }: Registry): Remark {
  const params = { registry: name }
  return { from: 'cause', code, params, ...causeWords(english, { code, params }) }
}
