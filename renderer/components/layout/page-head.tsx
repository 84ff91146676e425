import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page-head.module.css'

interface PageHeadProps {
  readonly heading: string
  readonly lead?: ReactNode
  /** At the right of the heading. */
  readonly aside?: ReactNode
}

/** The heading of a screen or a step. Takes the focus when the screen or the step changes. */
export function PageHead({ heading, lead, aside }: PageHeadProps) {
  return (
    <header className={classes.head}>
      <div>
        <Title order={1} tabIndex={-1}>
          {heading}
        </Title>
        {lead && (
          <Text c="dimmed" mt={6} maw="46rem" size="md">
            {lead}
          </Text>
        )}
      </div>
      {aside}
    </header>
  )
}
