import { useEffect, useState } from 'react'
import { focusHeading } from '../../app/focus-heading.ts'

/**
 * Gives the focus back when a dialog goes away: to the button that opened it, or to the screen's heading where that
 * button is gone with what was taken back.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      else focusHeading(document)
    },
    [opener],
  )
}
