import type { ReactNode } from 'react'
import classes from './layout.module.css'

interface ActionsBarProps {
  /** The back button. */
  readonly start?: ReactNode
  /** Why the user cannot continue yet. */
  readonly hint?: ReactNode
  /** The button to continue. */
  readonly children: ReactNode
}

/** A step's buttons, always visible at the bottom of the window. */
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
