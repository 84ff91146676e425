import { Checkbox } from '@mantine/core'
import { useId } from 'react'
import { visibleText } from '../../../../shared/visible-text.ts'
import type { HostDialog } from '../../../features/host-dialogs/host-dialogs.tsx'
import { hostKeyOffer } from '../../../features/host-key/host-key.ts'
import type { HostRow } from '../../../features/hosts/host-list.ts'
import { HostNext } from '../../../features/hosts/host-next.tsx'
import { HostSummary } from '../../../features/hosts/host-summary.tsx'
import { mayBeChosen, useHostTitle } from '../../../features/hosts/host-view.ts'
import { recover } from '../../../features/intent/dialog-intent.ts'
import classes from './hosts-step.module.css'

interface HostChoiceProps {
  readonly row: HostRow
  readonly onLook: () => void
  readonly onAsk: (dialog: HostDialog) => void
}

/** A host to choose; if it cannot be chosen, why and what to do. */
export function HostChoice({ row, onLook, onAsk }: HostChoiceProps) {
  const titleOf = useHostTitle()
  const summary = useId()
  const { host, looking } = row
  const offer = hostKeyOffer(host)
  const disabled = !mayBeChosen(row)
  const hasNext = disabled && !looking
  return (
    <div className={classes.choice} tabIndex={-1} data-focus-home data-next={hasNext || undefined}>
      <Checkbox.Card
        value={host.id}
        className={classes.card}
        disabled={disabled}
        aria-label={visibleText(titleOf(host))}
        aria-describedby={summary}
      >
        <Checkbox.Indicator disabled={disabled} />
        <span id={summary}>
          <HostSummary row={row} />
        </span>
      </Checkbox.Card>
      {hasNext && (
        <div className={classes.next}>
          <HostNext
            host={host}
            onCompare={() => offer && onAsk({ kind: 'key', offer })}
            onLook={onLook}
            onRecover={() => onAsk({ kind: 'intent', intent: recover, hosts: [host.id] })}
          />
        </div>
      )}
    </div>
  )
}
