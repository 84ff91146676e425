import type { ReactNode } from 'react'
import classes from './callout.module.css'
import { type Tone, toneIcons } from './tone.ts'

interface CalloutProps {
  readonly tone: Tone
  readonly title: ReactNode
  readonly children?: ReactNode
  /** Buttons below the text. */
  readonly actions?: ReactNode
  /** Screen readers read `alert` at once and `status` at a pause; absent for text that was there from the start. */
  readonly role?: 'alert' | 'status'
}

/** A message with a background, an icon and a title. */
export function Callout({ tone, title, children, actions, role }: CalloutProps) {
  const Icon = toneIcons[tone]
  return (
    <div className={classes.callout} data-tone={tone} role={role}>
      <Icon className={classes.icon} size={20} stroke={1.8} aria-hidden />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {children && <div className={classes.text}>{children}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  )
}
