import type { ReactNode } from 'react'
import type { HostKey } from '../../../shared/model/host.ts'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Stranger } from '../../ui/stranger.tsx'
import { Words } from '../../ui/words.tsx'
import classes from './host-next.module.css'

interface KeyChangedProps {
  readonly hostKey: HostKey
  readonly actions: ReactNode
}

/** A host shows another key than the known one. There is no way on from here: only a hand on the known key makes one. */
export function KeyChanged({ hostKey, actions }: KeyChangedProps) {
  const text = useText().hostNext['key-changed']
  const { file, line, type, fingerprint } = hostKey
  return (
    <Callout tone="error" title={text.title} actions={actions}>
      <p className={classes.text}>{text.text}</p>
      <dl className={classes.facts}>
        <dt>{text.known}</dt>
        <dd>
          <Words text={text.place} values={{ file: <Code text={file} />, line }} />
        </dd>
        <dt>{text.shown}</dt>
        <dd>
          <Code text={`${type} ${fingerprint}`} />
        </dd>
      </dl>
      <p className={classes.text}>{text.mend}</p>
    </Callout>
  )
}

function Code({ text = '' }: { readonly text: string | undefined }) {
  return (
    <code className={classes.code}>
      <Stranger text={text} />
    </code>
  )
}
