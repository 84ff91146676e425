import type { ReactNode } from 'react'
import type { FailureData } from '../../../shared/failure.ts'
import { Callout } from '../../ui/callout.tsx'
import { Command } from '../../ui/command.tsx'
import { useFailureWords } from '../../words/coded.tsx'
import { useWords } from '../../words/language.tsx'
import classes from './host-next.module.css'

interface StoppedProps {
  /** `machine-stopped` */
  readonly error: FailureData
  readonly actions: ReactNode
}

/** A docker-machine that does not run, and the command that starts it. */
export function Stopped({ error, actions }: StoppedProps) {
  const { stopped: words } = useWords().hostNext
  const failureWords = useFailureWords()
  return (
    <Callout tone="info" title={words.title} actions={actions}>
      <p className={classes.text}>{failureWords(error).message}</p>
      <Command label={words.start} command={`docker-machine start ${error.params['machine'] ?? ''}`} />
    </Callout>
  )
}
