import type { ReactNode } from 'react'
import classes from './pill.module.css'
import { type Tone, toneIcons } from './tone.ts'

interface PillProps {
  readonly tone?: Tone | 'neutral'
  readonly children: ReactNode
}

/** A state in one or two words, with its tone's icon. */
export function Pill({ tone = 'neutral', children }: PillProps) {
  const Icon = tone === 'neutral' ? undefined : toneIcons[tone]
  return (
    <span className={classes.pill} data-tone={tone}>
      {Icon && <Icon size={14} stroke={2} aria-hidden />}
      {children}
    </span>
  )
}
