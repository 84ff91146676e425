import { useEffect, useRef, useState } from 'react'

/** Moves the focus to the heading, so that keyboard and screen reader start there. */
export function focusHeading(page: Document): void {
  const heading = page.querySelector('main h1')
  if (heading instanceof HTMLElement) heading.focus()
}

/** Moves the focus to the heading when the content changes, but not the first time. */
export function useFocusOnChange(shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    window.scrollTo({ top: 0 })
    focusHeading(document)
  }, [shown])
}

/** What takes the focus for something of it that is gone: a part of a screen that says so, or a dialog. */
const homes = '[data-focus-home], [role="dialog"]'

/**
 * Gives the focus back when a dialog goes away: to the button that opened it; where that is gone with what was done, to
 * the part of the screen that it belonged to, to a dialog that is still open, or to the screen's heading.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement)
  const [home] = useState(() => opener?.closest(homes))
  useEffect(
    () => () => {
      const candidates = [opener === document.body ? null : opener, home, document.querySelector('[role="dialog"]')]
      const next = candidates.find((element) => element instanceof HTMLElement && element.isConnected)
      if (next instanceof HTMLElement) next.focus()
      else focusHeading(document)
    },
    [opener, home],
  )
}
