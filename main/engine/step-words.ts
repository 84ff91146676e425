import type { PhraseCode } from '../../shared/words/en/phrases.ts'
import type { Param, Phrase } from '../../shared/words/param.ts'
import { refreshNamed } from '../drivers/index.ts'
import type { ApplyStep } from './host-protocol/answer.ts'
import type { Detail, Reason } from './host-protocol/reason.ts'

/** A phrase for a refresh, which also reads well before `failed`; its name if no driver uses it. */
export function refreshWords(refresh: string): Param {
  return refreshNamed(refresh)?.words ?? refresh
}

const verbs = { put: 'step-put', remove: 'step-remove', restore: 'step-restore' } as const satisfies Record<
  string,
  PhraseCode
>

/**
 * A phrase for a step. Mooring's own receipt is not shown as a file.
 * @param journal where the changes are kept on the host.
 */
export function stepWords({ verb, subject }: Pick<ApplyStep, 'verb' | 'subject'>, journal: string): Phrase {
  if (verb === 'run') return { phrase: 'step-run', params: { refresh: refreshWords(subject) } }
  const isReceipt = subject.startsWith(`${journal}/receipts/`)
  return { phrase: verbs[verb], params: { file: isReceipt ? { phrase: 'step-receipt' } : subject } }
}

/** The details of a failure as one text, one per line. */
export function detailWords(detail: Detail): Param {
  const [first = '', ...more] = detail.map((each) => (typeof each === 'string' ? each : reasonWords(each)))
  return more.reduce<Param>((above, below) => ({ phrase: 'line-below', params: { above, below } }), first)
}

function reasonWords({ why, params }: Reason): Phrase {
  const { refresh, ...others } = params
  return {
    phrase: `why-${why}`,
    params: refresh === undefined ? others : { ...others, refresh: refreshWords(refresh) },
  }
}
