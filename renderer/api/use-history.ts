import { useCallback, useEffect } from 'react'
import type { VerbOutput } from '../../shared/api/contract.ts'
import { type Asked, useAsk } from './use-ask.ts'
import { useNews } from './use-news.ts'

/** The history, asked when a page appears, and again when there may be news of it: others change it too. */
export function useHistory(): { readonly asked: Asked<VerbOutput<'history.list'>>; readonly reload: () => void } {
  const { asked, ask } = useAsk('history.list')
  const reload = useCallback(() => void ask({}), [ask])
  const refresh = useCallback(() => void ask({}, true), [ask])
  useEffect(reload, [reload])
  useNews(refresh)
  return { asked, reload }
}
