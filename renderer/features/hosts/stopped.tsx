import type { ReactNode } from 'react'
import type { FailureData } from '../../../shared/failure.ts'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Command } from '../../ui/command.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import classes from './host-next.module.css'

interface StoppedProps {
  /** `machine-stopped` */
  readonly error: FailureData
  readonly actions: ReactNode
}

/** A docker-machine that does not run, and the command that starts it. */
export function Stopped({ error, actions }: StoppedProps) {
  const { stopped: text } = useText().hostNext
  return (
    <Callout tone="info" title={text.title} actions={actions}>
      <p className={classes.text}>
        <Stranger text={error.message} />
      </p>
      <Command label={text.start} command={`docker-machine start ${error.params['machine'] ?? ''}`} />
    </Callout>
  )
}
