import { Checkbox } from '@mantine/core'
import { InsecureCosts } from '../features/insecure/insecure-costs.tsx'
import { LimitChoice } from '../features/insecure/limit-choice.tsx'
import { useText } from '../text/text-context.tsx'
import { Section } from '../ui/layout/section.tsx'
import { Stranger } from '../ui/stranger.tsx'
import { Words } from '../ui/words.tsx'
import classes from './how-step.module.css'
import type { ChosenStepProps } from './step-props.ts'

/** What insecure costs, for how long it is wanted, and the user's word that this is accepted. */
export function InsecureChoice({ wizard: { state, dispatch }, registry }: ChosenStepProps) {
  const { insecure: text } = useText().how
  return (
    <Section title={text.title}>
      <div className={classes.choice}>
        <InsecureCosts />
        <LimitChoice limit={state.limit} onLimit={(limit) => dispatch({ type: 'limit', limit })} />
        <Checkbox
          label={<Words text={text.accept} values={{ registry: <Stranger text={registry} /> }} />}
          checked={state.acceptsCosts}
          onChange={(event) => dispatch({ type: 'accepts-costs', acceptsCosts: event.currentTarget.checked })}
        />
      </div>
    </Section>
  )
}
