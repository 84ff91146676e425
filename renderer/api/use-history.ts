import { useCallback, useEffect } from 'react'
import type { VerbOutput } from '../../shared/api/contract.ts'
import { useAppInfo, useCall } from './door-context.tsx'
import { type Asked, useAsk } from './use-ask.ts'

/**
 * The history, asked when a page appears, and again whenever the page is shown: other windows and the command line change it
 * too. In the desktop the engine tells of that at once; a browser has few connections to give away.
 */
export function useHistory(): { readonly asked: Asked<VerbOutput<'history.list'>>; readonly reload: () => void } {
  const call = useCall()
  const { door } = useAppInfo()
  const { asked, ask } = useAsk('history.list')
  const reload = useCallback(() => void ask({}), [ask])
  const refresh = useCallback(() => void ask({}, true), [ask])
  useEffect(reload, [reload])

  useEffect(() => {
    const onShown = () => {
      if (document.visibilityState === 'visible') refresh()
    }
    window.addEventListener('focus', onShown)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      window.removeEventListener('focus', onShown)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [refresh])

  useEffect(() => {
    if (door !== 'desktop') return
    const watching = new AbortController()
    void call('history.watch', {}, { signal: watching.signal, onEvent: refresh })
    return () => watching.abort()
  }, [call, door, refresh])

  return { asked, reload }
}
