import { Loader, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './layout.module.css'

interface LookingProps {
  readonly text: ReactNode
  /** A way to give up. */
  readonly action?: ReactNode
}

/** Something is being found out. */
export function Looking({ text, action }: LookingProps) {
  return (
    <div className={classes.looking} role="status">
      <Loader size="sm" aria-hidden />
      <Text className={classes.lookingText}>{text}</Text>
      {action}
    </div>
  )
}
