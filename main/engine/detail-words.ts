import type { Param, Phrase } from '../../shared/words/param.ts'
import type { Detail, Reason } from './host-protocol/reason.ts'
import { refreshWords } from './step-words.ts'

/**
 * What was said about a failure, in words, one thing after another on lines of their own. Each is told once: a refresh
 * that fails may fail again in the same way when the change is taken back.
 */
export function detailWords(detail: Detail): Param {
  const told = [...new Map(detail.map((each) => [JSON.stringify(each), each])).values()]
  const [first = '', ...more] = told.map((each) => (typeof each === 'string' ? each : reasonWords(each)))
  return more.reduce<Param>((above, below) => ({ phrase: 'line-below', params: { above, below } }), first)
}

function reasonWords({ why, params }: Reason): Phrase {
  const { refresh, ...others } = params
  return {
    phrase: `why-${why}`,
    params: refresh === undefined ? others : { ...others, refresh: refreshWords(refresh) },
  }
}
