import { useEffect, useRef } from 'react'

/** Moves the focus to the heading of what is shown, so that the keyboard and a screen reader start there. */
export function focusHeading(page: Document): void {
  const heading = page.querySelector('main h1')
  if (heading instanceof HTMLElement) heading.focus()
}

/** Moves the focus to the heading when what is shown changes, not when it is first shown. */
export function useFocusOnChange(shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    window.scrollTo({ top: 0 })
    focusHeading(document)
  }, [shown])
}
