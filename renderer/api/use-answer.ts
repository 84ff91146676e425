import { useCallback, useEffect } from 'react'
import type { VerbInput, VerbName, VerbOutput } from '../../shared/api/contract.ts'
import { type Asked, useAsk } from './use-ask.ts'

/** The answer to a question that a screen cannot do without: asked when it appears, and again by `reload`. */
export function useAnswer<V extends VerbName>(
  verb: V,
  /** Must be the same object as long as it is the same question. */
  input: VerbInput<V>,
): { readonly asked: Asked<VerbOutput<V>>; readonly reload: () => void } {
  const { asked, ask } = useAsk(verb)
  const reload = useCallback(() => void ask(input), [ask, input])
  useEffect(reload, [reload])
  return { asked, reload }
}
