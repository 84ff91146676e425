import { Checkbox } from '@mantine/core'
import { useId } from 'react'
import type { Host } from '../../shared/model/host.ts'
import { visibleText } from '../../shared/visible-text.ts'
import { HostSummary } from '../components/host/host-summary.tsx'
import { Unfinished } from '../components/host/unfinished.tsx'
import classes from './host-choice.module.css'

interface HostChoiceProps {
  readonly host: Host
  readonly disabled: boolean
  readonly onRecover: () => void
}

/** A host to choose; one with an interrupted change offers to put it right first. */
export function HostChoice({ host, disabled, onRecover }: HostChoiceProps) {
  const summary = useId()
  return (
    <div>
      <Checkbox.Card
        value={host.id}
        className={classes.card}
        disabled={disabled}
        aria-label={visibleText(host.label)}
        aria-describedby={summary}
      >
        <Checkbox.Indicator disabled={disabled} />
        <span id={summary}>
          <HostSummary host={host} />
        </span>
      </Checkbox.Card>
      {host.unfinished !== undefined && (
        <div className={classes.unfinished}>
          <Unfinished change={host.unfinished} onRecover={onRecover} />
        </div>
      )}
    </div>
  )
}
