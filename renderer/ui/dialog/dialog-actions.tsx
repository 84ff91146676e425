import type { ReactNode } from 'react'
import classes from './dialog.module.css'

/** What can be done with a dialog, at its foot. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>
}
