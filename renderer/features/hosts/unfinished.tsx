import { Button } from '@mantine/core'
import { fillIn } from '../../../shared/words/fill-in.ts'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { Words } from '../../ui/words.tsx'
import { useHostName } from './host-name.tsx'

interface UnfinishedProps {
  /** The host's id. */
  readonly host: string
  /** The id of the interrupted change. */
  readonly change: string
  readonly onRecover: () => void
}

/** A change was cut off on a host: says so, and offers the way out. */
export function Unfinished({ host, change, onRecover }: UnfinishedProps) {
  const { hosts } = useText()
  const hostName = useHostName()
  return (
    <Callout
      tone="warning"
      title={hosts.unfinished}
      actions={
        <Button size="compact-md" aria-label={fillIn(hosts.recoverLabel, { host: hostName(host) })} onClick={onRecover}>
          {hosts.recover}
        </Button>
      }
    >
      <Words text={hosts.unfinishedHint} values={{ change: <Stranger text={change} /> }} />
    </Callout>
  )
}
