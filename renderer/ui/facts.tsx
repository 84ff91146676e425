import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** A name and its value; `false` if there is none. */
export type Fact = readonly [name: string, value: ReactNode | false]

/** Names and values in two columns, without empty values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== false)
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
