import { Checkbox, SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import { InsecureCosts } from '../components/insecure/insecure-costs.tsx'
import { Section } from '../components/layout/section.tsx'
import { Stranger } from '../components/stranger.tsx'
import { Words } from '../components/words.tsx'
import { useText } from '../text/text-context.tsx'
import classes from './how-step.module.css'
import { limits } from './limits.ts'
import type { ChosenStepProps } from './step-props.ts'

/** What insecure costs, for how long it is wanted, and the user's word that this is accepted. */
export function InsecureChoice({ wizard: { state, dispatch }, registry }: ChosenStepProps) {
  const { insecure: text } = useText().how
  const limit = useId()
  return (
    <Section title={text.title}>
      <div className={classes.choice}>
        <InsecureCosts />
        <div>
          <div id={limit}>{text.limit}</div>
          <SegmentedControl
            aria-labelledby={limit}
            value={state.limit}
            onChange={(name) => dispatch({ type: 'limit', limit: name })}
            data={limits.map((value) => ({ value, label: text.limits[value] }))}
          />
          <p className={classes.hint}>{text.limitHint}</p>
        </div>
        <Checkbox
          label={<Words text={text.accept} values={{ registry: <Stranger text={registry} /> }} />}
          checked={state.acceptsCosts}
          onChange={(event) => dispatch({ type: 'accepts-costs', acceptsCosts: event.currentTarget.checked })}
        />
      </div>
    </Section>
  )
}
