import { useEffect } from 'react'
import { useAppInfo, useCall } from './door-context.tsx'

/**
 * Calls when there may be news: whenever the page is shown, and in the desktop as soon as another window or the command line
 * changes the history, of which the engine tells. A browser has few connections to give away.
 * @param onNews must stay the same function.
 */
export function useNews(onNews: () => void): void {
  const call = useCall()
  const { door } = useAppInfo()

  useEffect(() => {
    const onShown = () => {
      if (document.visibilityState === 'visible') onNews()
    }
    window.addEventListener('focus', onShown)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      window.removeEventListener('focus', onShown)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [onNews])

  useEffect(() => {
    if (door !== 'desktop') return
    const watching = new AbortController()
    void call('history.watch', {}, { signal: watching.signal, onEvent: onNews })
    return () => watching.abort()
  }, [call, door, onNews])
}
