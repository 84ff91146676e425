import { useEffect, useRef } from 'react'
import { useHistory } from '../../api/use-history.ts'

/**
 * Calls when the history is not what it was any more, since another window or the command line changed a host: to look at
 * hosts costs more than to read the history.
 * @param isHeld while a dialog is open, whose own changes are no news; what comes meanwhile is told afterwards.
 */
export function useChangedElsewhere(onChanged: () => void, isHeld: boolean): void {
  const { asked } = useHistory()
  const known = useRef<string>(undefined)
  const now =
    asked.state === 'answered' ? asked.data.changes.map(({ id, state }) => `${id} ${state}`).join('\n') : undefined

  useEffect(() => {
    if (now === undefined || isHeld || now === known.current) return
    const isFirst = known.current === undefined
    known.current = now
    if (!isFirst) onChanged()
  }, [now, isHeld, onChanged])
}
