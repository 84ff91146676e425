import type { ReactNode } from 'react'
import type { FailureData } from '../../../shared/failure.ts'
import { Callout } from '../../ui/callout.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './host-next.module.css'

interface KeyChangedProps {
  /** `ssh-host-key-changed` */
  readonly error: FailureData
  readonly actions: ReactNode
}

/** A host shows another key than the known one. There is no way on from here: only a hand on the known key makes one. */
export function KeyChanged({ error, actions }: KeyChangedProps) {
  const words = useWords().hostNext['key-changed']
  const paramOf = (name: string) => String(error.params[name] ?? '')
  return (
    <Callout tone="error" title={words.title} actions={actions}>
      <p className={classes.text}>{words.text}</p>
      <dl className={classes.facts}>
        <dt>{words.known}</dt>
        <dd>
          <Say text={words.line} params={{ file: <Code text={paramOf('file')} />, line: paramOf('line') }} />
        </dd>
        <dt>{words.shown}</dt>
        <dd>
          <Code text={`${paramOf('type')} ${paramOf('fingerprint')}`} />
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
