import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import { useText } from '../../text/text-context.tsx'
import classes from './insecure.module.css'
import { type LimitName, limits } from './limits.ts'

interface LimitChoiceProps {
  readonly limit: LimitName
  readonly onLimit: (limit: LimitName) => void
}

/** For how long a registry is wanted insecure. */
export function LimitChoice({ limit, onLimit }: LimitChoiceProps) {
  const { limit: text } = useText().insecure
  const label = useId()
  return (
    <div>
      <div id={label}>{text.label}</div>
      <SegmentedControl
        aria-labelledby={label}
        value={limit}
        onChange={onLimit}
        data={limits.map((value) => ({ value, label: text.names[value] }))}
      />
      <p className={classes.hint}>{text.hint}</p>
    </div>
  )
}
