import { Button } from '@mantine/core'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useMoment, useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { Words } from '../../ui/words.tsx'
import { HostName, useHostName } from '../hosts/host-name.tsx'

interface OverdueCalloutProps {
  /** The host's id. */
  readonly host: string
  readonly registry: string
  /** ISO 8601. */
  readonly until: string
  /** Something else must be put right on the host first. */
  readonly disabled?: boolean
  readonly onSwitchOff: () => void
}

/** The time for which a registry was to be insecure is over: says so, and offers the way back. */
export function OverdueCallout({ host, registry, until, disabled = false, onSwitchOff }: OverdueCalloutProps) {
  const { overdue } = useText().insecure
  const hostName = useHostName()
  const moment = useMoment()
  const values = { registry: <Stranger text={registry} />, host: <HostName id={host} /> }
  return (
    <Callout
      tone="warning"
      title={<Words text={overdue.title} values={values} />}
      actions={
        <Button
          size="compact-md"
          disabled={disabled}
          aria-label={fillIn(overdue.label, { registry, host: hostName(host) })}
          onClick={onSwitchOff}
        >
          {overdue.switchOff}
        </Button>
      }
    >
      {fillIn(overdue.text, { until: moment(until) })}
    </Callout>
  )
}
