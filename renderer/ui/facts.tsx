import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** A name and what stands for it; `false` where there is nothing to say. */
export type Fact = readonly [name: string, value: ReactNode | false]

/** Names and what stands for them, in two columns; what has nothing to say is left out. */
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
