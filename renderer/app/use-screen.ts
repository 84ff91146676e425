import { useSyncExternalStore } from 'react'
import { type ScreenName, screenOf } from './route.ts'

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

/** The screen that the address names, following it. */
export function useScreen(): ScreenName {
  return useSyncExternalStore(subscribe, () => screenOf(window.location.hash))
}
