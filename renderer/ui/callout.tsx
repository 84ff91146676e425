import type { ReactNode } from 'react'
import classes from './callout.module.css'
import { type Tone, toneIcons } from './tone.ts'

interface CalloutProps {
  readonly tone: Tone
  readonly title: ReactNode
  readonly children?: ReactNode
  /** Buttons and the like, below the text. */
  readonly actions?: ReactNode
  /** `alert` is read out at once, `status` when there is a pause; absent for what was there from the beginning. */
  readonly role?: 'alert' | 'status'
}

/** A message that stands out by its ground, its icon and its title. */
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
