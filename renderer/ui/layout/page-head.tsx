import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Tone, toneIcons } from '../tone.ts'
import classes from './layout.module.css'

interface PageHeadProps {
  readonly heading: string
  readonly lead?: ReactNode
  /** The outcome, as an icon before the heading. */
  readonly mark?: Tone
  /** At the right of the heading. */
  readonly aside?: ReactNode
}

/** The heading of a screen or a step. Takes the focus when the screen or the step changes. */
export function PageHead({ heading, lead, mark, aside }: PageHeadProps) {
  const Mark = mark && toneIcons[mark]
  return (
    <header className={classes.pageHead}>
      {Mark && <Mark className={classes.pageMark} data-tone={mark} size={44} stroke={1.4} aria-hidden />}
      <div>
        <Title order={1} tabIndex={-1}>
          {heading}
        </Title>
        {lead && (
          <Text c="dimmed" mt={6} maw="54rem" size="md">
            {lead}
          </Text>
        )}
      </div>
      {aside}
    </header>
  )
}
