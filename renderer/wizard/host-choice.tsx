import { Checkbox } from '@mantine/core'
import type { Host } from '../../shared/model/host.ts'
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
  return (
    <div>
      <Checkbox.Card value={host.id} className={classes.card} disabled={disabled} aria-label={host.label}>
        <Checkbox.Indicator disabled={disabled} />
        <HostSummary host={host} />
      </Checkbox.Card>
      {host.unfinished !== undefined && (
        <div className={classes.unfinished}>
          <Unfinished change={host.unfinished} onRecover={onRecover} />
        </div>
      )}
    </div>
  )
}
