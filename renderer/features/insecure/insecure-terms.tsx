import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import { Callout } from '../../ui/callout.tsx'
import { useWords } from '../../words/language.tsx'
import classes from './insecure.module.css'
import { type LimitName, limits } from './limits.ts'

interface InsecureTermsProps {
  readonly limit: LimitName
  readonly onLimit: (limit: LimitName) => void
}

/** What the user gives up if Docker checks no certificate, and when to be reminded. */
export function InsecureTerms({ limit, onLimit }: InsecureTermsProps) {
  const { costs, limit: words } = useWords().insecure
  const label = useId()
  return (
    <>
      <Callout tone="warning" title={costs.title}>
        <ul className={classes.costs}>
          {costs.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </Callout>
      <div>
        <div id={label}>{words.label}</div>
        <SegmentedControl
          aria-labelledby={label}
          value={limit}
          onChange={onLimit}
          data={limits.map((value) => ({ value, label: words.names[value] }))}
        />
        <p className={classes.hint}>{words.hint}</p>
      </div>
    </>
  )
}
