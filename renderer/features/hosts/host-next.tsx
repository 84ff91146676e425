import { Button } from '@mantine/core'
import type { Host } from '../../../shared/model/host.ts'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useHostName } from './host-name.tsx'
import { KeyChanged } from './key-changed.tsx'
import { Stopped } from './stopped.tsx'
import { Unfinished } from './unfinished.tsx'

/** What a screen does about a host when it is asked to. */
export interface HostActions {
  readonly onCompare: () => void
  readonly onLook: () => void
  readonly onRecover: () => void
}

interface HostNextProps extends HostActions {
  readonly host: Host
}

/** The one thing to do next about a host that cannot be worked on: what is wrong, and the button for it. */
export function HostNext({ host, onCompare, onLook, onRecover }: HostNextProps) {
  const { hostNext: text } = useText()
  const hostName = useHostName()
  if (host.unfinished !== undefined) return <Unfinished host={host.id} change={host.unfinished} onRecover={onRecover} />
  if (host.state === 'ready' || host.state === 'looking') return null
  if (host.state === 'key-unknown') {
    return (
      <Callout
        tone="warning"
        title={text['key-unknown'].title}
        actions={
          <Button
            size="compact-md"
            aria-label={fillIn(text['key-unknown'].label, { host: hostName(host.id) })}
            onClick={onCompare}
          >
            {text['key-unknown'].action}
          </Button>
        }
      >
        {text['key-unknown'].text}
      </Callout>
    )
  }
  const again = (
    <Button
      variant="default"
      size="compact-md"
      aria-label={fillIn(text.againLabel, { host: hostName(host.id) })}
      onClick={onLook}
    >
      {text.again}
    </Button>
  )
  if (host.error?.code === 'ssh-host-key-changed' && host.hostKey) {
    return <KeyChanged hostKey={host.hostKey} actions={again} />
  }
  if (host.error?.code === 'machine-stopped') return <Stopped error={host.error} actions={again} />
  if (host.error) return <ErrorNotice error={host.error} silent actions={again} />
  return host.state === 'no-engine' ? (
    <Callout tone="info" title={text['no-engine'].title} actions={again}>
      {text['no-engine'].text}
    </Callout>
  ) : null
}
