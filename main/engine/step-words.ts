import type { PhraseCode } from '../../shared/words/en/phrases.ts'
import type { Param, Phrase } from '../../shared/words/param.ts'
import { refreshNamed } from '../drivers/index.ts'
import type { ApplyStep } from './host-protocol/answer.ts'
import type { Detail, Reason } from './host-protocol/reason.ts'

/** What a refresh does, in words for people that go on with `failed` as well; its name where no driver uses it. */
export function refreshWords(refresh: string): Param {
  return refreshNamed(refresh)?.words ?? refresh
}

const verbs = { put: 'step-put', remove: 'step-remove', restore: 'step-restore' } as const satisfies Record<
  string,
  PhraseCode
>

/**
 * What a step does, in words for people. Mooring's own file of a change is no file to a person.
 * @param journal where the changes are kept on the host.
 */
export function stepWords({ verb, subject }: Pick<ApplyStep, 'verb' | 'subject'>, journal: string): Phrase {
  if (verb === 'run') return { phrase: 'step-run', params: { refresh: refreshWords(subject) } }
  const isReceipt = subject.startsWith(`${journal}/receipts/`)
  return { phrase: verbs[verb], params: { file: isReceipt ? { phrase: 'step-receipt' } : subject } }
}

/** What was said about a failure, in words, one thing after another on lines of their own. */
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
