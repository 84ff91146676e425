import { Loader, Text, Title } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './layout.module.css'

interface EmptyProps {
  readonly icon: TablerIcon
  readonly title: string
  readonly hint: string
  readonly action?: ReactNode
}

/** An empty screen or list: what belongs here, and how to get it. */
export function Empty({ icon: Icon, title, hint, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Icon size={40} stroke={1.2} aria-hidden className={classes.emptyIcon} />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw="26rem">
        {hint}
      </Text>
      {action}
    </div>
  )
}

interface LookingProps {
  readonly text: ReactNode
  /** What it waits for now. */
  readonly detail?: ReactNode
  /** A way to give up. */
  readonly action?: ReactNode
}

/** Something is being found out. */
export function Looking({ text, detail, action }: LookingProps) {
  return (
    <div className={classes.looking} role="status">
      <Loader size="sm" aria-hidden />
      <div className={classes.lookingText}>
        <Text>{text}</Text>
        {detail && (
          <Text size="sm" c="dimmed">
            {detail}
          </Text>
        )}
      </div>
      {action}
    </div>
  )
}
