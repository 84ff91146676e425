import { Button } from '@mantine/core'
import { Callout } from '../../ui/callout.tsx'
import { HostName, useHostName } from '../../words/host-name.tsx'
import { useMoment, useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'

interface OverdueCalloutProps {
  /** The host's id. */
  readonly host: string
  readonly registry: string
  /** ISO 8601. */
  readonly until: string
  /** Something else must be fixed on the host first. */
  readonly disabled?: boolean
  readonly onSwitchOff: () => void
}

/** A registry is insecure for longer than wanted: a reminder, with a button to switch it off. */
export function OverdueCallout({ host, registry, until, disabled = false, onSwitchOff }: OverdueCalloutProps) {
  const { overdue } = useWords().insecure
  const say = useSay()
  const hostName = useHostName()
  const moment = useMoment()
  const values = { registry, host: <HostName id={host} /> }
  return (
    <Callout
      tone="warning"
      title={<Say text={overdue.title} params={values} />}
      actions={
        <Button
          size="compact-md"
          disabled={disabled}
          aria-label={say(overdue.label, { registry, host: hostName(host) })}
          onClick={onSwitchOff}
        >
          {overdue.switchOff}
        </Button>
      }
    >
      {say(overdue.text, { until: moment(until) })}
    </Callout>
  )
}
