import type { Param, Phrase } from '../../shared/words/param.ts'
import type { Detail, Reason } from './host-protocol/reason.ts'
import { refreshWords } from './step-words.ts'

/** What was said about a failure, in words, one thing after another on lines of their own, and so foreign lines. */
export function detailWords(detail: Detail): Param {
  const [first = '', ...more] = detail.flatMap((each): readonly Param[] =>
    typeof each === 'string' ? each.split('\n') : [reasonWords(each)],
  )
  return more.reduce<Param>((above, below) => ({ phrase: 'line-below', params: { above, below } }), first)
}

function reasonWords({ why, params }: Reason): Phrase {
  const { refresh, ...others } = params
  return {
    phrase: `why-${why}`,
    params: refresh === undefined ? others : { ...others, refresh: refreshWords(refresh) },
  }
}
