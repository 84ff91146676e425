import type { ReactNode } from 'react'
import type { HostKey } from '../../../shared/model/host.ts'
import { Callout } from '../../ui/callout.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './host-next.module.css'

interface KeyChangedProps {
  readonly hostKey: HostKey
  readonly actions: ReactNode
}

/**
 * A host shows a different key than the known one. The app offers no way past it: a person must remove the known key by
 * hand.
 */
export function KeyChanged({ hostKey, actions }: KeyChangedProps) {
  const words = useWords().hostNext['key-changed']
  const { file = '', line = '', type, fingerprint } = hostKey
  return (
    <Callout tone="error" title={words.title} actions={actions}>
      <p className={classes.text}>{words.text}</p>
      <dl className={classes.facts}>
        <dt>{words.known}</dt>
        <dd>
          <Say text={words.line} params={{ file: <Code text={file} />, line }} />
        </dd>
        <dt>{words.shown}</dt>
        <dd>
          <Code text={`${type} ${fingerprint}`} />
        </dd>
      </dl>
      <p className={classes.text}>{words.remedy}</p>
    </Callout>
  )
}

function Code({ text }: { readonly text: string }) {
  return (
    <code className={classes.code}>
      <Stranger text={text} />
    </code>
  )
}
