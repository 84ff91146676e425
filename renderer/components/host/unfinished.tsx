import { Button } from '@mantine/core'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../callout.tsx'
import { Stranger } from '../stranger.tsx'
import { Words } from '../words.tsx'

interface UnfinishedProps {
  /** The id of the interrupted change. */
  readonly change: string
  readonly onRecover: () => void
}

/** A change was cut off on a host: says so, and offers the way out. */
export function Unfinished({ change, onRecover }: UnfinishedProps) {
  const { hosts } = useText()
  return (
    <Callout
      tone="warning"
      title={hosts.unfinished}
      actions={
        <Button size="compact-md" onClick={onRecover}>
          {hosts.recover}
        </Button>
      }
    >
      <Words text={hosts.unfinishedHint} values={{ change: <Stranger text={change} /> }} />
    </Callout>
  )
}
