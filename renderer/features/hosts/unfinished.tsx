import { Button } from '@mantine/core'
import { Callout } from '../../ui/callout.tsx'
import { useHostName } from '../../words/host-name.tsx'
import { useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'

interface UnfinishedProps {
  /** The host's id. */
  readonly host: string
  /** The id of the interrupted change. */
  readonly change: string
  readonly onRecover: () => void
}

/** A change was cut off on a host: says so, and offers the way out. */
export function Unfinished({ host, change, onRecover }: UnfinishedProps) {
  const { hosts } = useWords()
  const say = useSay()
  const hostName = useHostName()
  return (
    <Callout
      tone="warning"
      title={hosts.unfinished}
      actions={
        <Button size="compact-md" aria-label={say(hosts.recoverLabel, { host: hostName(host) })} onClick={onRecover}>
          {hosts.recover}
        </Button>
      }
    >
      <Say text={hosts.unfinishedHint} params={{ change }} />
    </Callout>
  )
}
