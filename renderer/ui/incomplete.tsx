import type { ReactNode } from 'react'
import type { FailureData } from '../../shared/failure.ts'
import { useFailureWords } from '../words/coded.tsx'
import { Callout } from './callout.tsx'
import classes from './incomplete.module.css'

interface IncompleteProps {
  readonly title: string
  readonly failures: readonly FailureData[]
  readonly actions?: ReactNode
}

/** Above a list: why it is not complete, each failure once; nothing if it is. */
export function Incomplete({ title, failures, actions }: IncompleteProps) {
  const failureWords = useFailureWords()
  const different = new Map(failures.map((error) => [`${error.code} ${error.message}`, error]))
  if (different.size === 0) return null
  return (
    <div className={classes.incomplete}>
      <Callout tone="error" role="alert" title={title} actions={actions}>
        <ul className={classes.failures}>
          {[...different].map(([key, error]) => {
            const { message, hint } = failureWords(error)
            return (
              <li key={key}>
                <div>{message}</div>
                <div>{hint}</div>
              </li>
            )
          })}
        </ul>
      </Callout>
    </div>
  )
}
