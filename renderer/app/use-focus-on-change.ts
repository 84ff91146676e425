import { useEffect, useRef } from 'react'
import { focusHeading } from './focus-heading.ts'

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
