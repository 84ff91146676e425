import { IconAlertTriangle } from '@tabler/icons-react'
import { useText } from '../text/text-context.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'
import type { Reading } from './read-typed.ts'
import classes from './registry-step.module.css'

/** Says below the field how it is understood while it is typed. */
export function TypedRegistry({ reading }: { readonly reading: Reading }) {
  return (
    <div className={classes.reading} role="status">
      <ReadingWords reading={reading} />
    </div>
  )
}

function ReadingWords({ reading }: { readonly reading: Reading }) {
  const { registry: text } = useText()
  switch (reading.state) {
    case 'empty':
      return null
    case 'wrong':
      return (
        <div className={classes.problem}>
          <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
          <span>
            <Stranger text={reading.error.message} /> <Stranger text={reading.error.hint} />
          </span>
        </div>
      )
    case 'read': {
      const { name, host, port, ignored } = reading.registry
      return (
        <>
          <span>
            <Words text={text.known} values={{ name: <Strong text={name} /> }} />
          </span>
          <span>
            <Words text={text.reached} values={{ host: <Stranger text={host} />, port }} />
          </span>
          {ignored !== undefined && (
            <span>
              <Words text={text.ignored} values={{ ignored: <Stranger text={ignored} /> }} />
            </span>
          )}
        </>
      )
    }
  }
}

function Strong({ text }: { readonly text: string }) {
  return (
    <b>
      <Stranger text={text} />
    </b>
  )
}
