import type { ReactNode } from 'react'
import classes from './layout.module.css'

interface ActionsBarProps {
  /** The way back. */
  readonly start?: ReactNode
  /** Why the way on is closed, if it is. */
  readonly hint?: ReactNode
  /** The way on. */
  readonly children: ReactNode
}

/** What can be done with a step, at the foot of the window, always in sight. */
export function ActionsBar({ start, hint, children }: ActionsBarProps) {
  return (
    <div className={classes.bar}>
      <div>{start}</div>
      <div className={classes.barEnd}>
        <div className={classes.barHint} aria-live="polite">
          {hint}
        </div>
        {children}
      </div>
    </div>
  )
}
