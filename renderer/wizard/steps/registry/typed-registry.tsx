import { IconAlertTriangle } from '@tabler/icons-react'
import type { FailureData } from '../../../../shared/failure.ts'
import type { Registry } from '../../../../shared/model/inspection.ts'
import { useFailureWords } from '../../../words/coded.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say } from '../../../words/say.tsx'
import { Stranger } from '../../../words/stranger.tsx'
import type { Reading } from './read-typed.ts'
import classes from './registry-step.module.css'

/** Shows below the field how its text is understood. */
export function TypedRegistry({ reading }: { readonly reading: Reading }) {
  return (
    <div className={classes.reading} role="status">
      <ReadingWords reading={reading} />
    </div>
  )
}

function ReadingWords({ reading }: { readonly reading: Reading }) {
  switch (reading.state) {
    case 'empty':
      return null
    case 'wrong':
      return <Problem error={reading.error} />
    case 'read':
      return <ReadWords registry={reading.registry} />
  }
}

function Problem({ error }: { readonly error: FailureData }) {
  const { message, hint } = useFailureWords()(error)
  return (
    <div className={classes.problem}>
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
      <span>
        {message} {hint}
      </span>
    </div>
  )
}

function ReadWords({ registry: { name, host, port, ignored } }: { readonly registry: Registry }) {
  const { registry: words } = useWords()
  return (
    <>
      <span>
        <Say text={words.known} params={{ name: <Strong text={name} /> }} />
      </span>
      <span>
        <Say text={words.reached} params={{ host, port }} />
      </span>
      {ignored !== undefined && (
        <span className={classes.ignored}>
          <Say text={words.ignored} params={{ ignored }} />
        </span>
      )}
    </>
  )
}

function Strong({ text }: { readonly text: string }) {
  return (
    <b>
      <Stranger text={text} />
    </b>
  )
}
