import type { ReactNode } from 'react'
import classes from './facts.module.css'

interface FactsProps {
  /** Names and values. */
  readonly facts: readonly (readonly [string, ReactNode])[]
}

/** Names and what stands for them, in two columns. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
