import { Checkbox } from '@mantine/core'
import { useText } from '../text/text-context.tsx'
import { Section } from '../ui/layout/section.tsx'
import classes from './how-step.module.css'
import type { StepProps } from './step-props.ts'

/** Whether Docker restarts now to notice what is in the system's trust store. */
export function RestartChoice({ wizard: { state, dispatch } }: StepProps) {
  const { restart: text } = useText().how
  return (
    <Section title={text.title}>
      <p className={classes.lead}>{text.text}</p>
      <Checkbox
        label={text.later}
        description={text.laterHint}
        checked={state.noRestart}
        onChange={(event) => dispatch({ type: 'no-restart', noRestart: event.currentTarget.checked })}
      />
    </Section>
  )
}
