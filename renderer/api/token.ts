const storageKey = 'mooring-token'

/** The parts of a window that hold the token on its way in. */
export interface TokenPlace {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState'>
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
}

/**
 * The web server's token: handed over once in the address (`#token=…`), then kept for this tab only and removed from the
 * address bar, so that no bookmark, history entry or screenshot carries it. Undefined where none was ever handed over.
 */
export function takeToken({ location, history, sessionStorage }: TokenPlace): string | undefined {
  const handedOver = new URLSearchParams(location.hash.slice(1)).get('token')
  if (handedOver === null) return sessionStorage.getItem(storageKey) ?? undefined
  sessionStorage.setItem(storageKey, handedOver)
  history.replaceState(null, '', location.pathname + location.search)
  return handedOver
}
