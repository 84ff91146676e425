import { Checkbox } from '@mantine/core'
import { useText } from '../text/text-context.tsx'
import { Section } from '../ui/layout/section.tsx'
import { Pill } from '../ui/pill.tsx'
import { alsoNames } from './also.ts'
import classes from './how-step.module.css'
import type { StepProps } from './step-props.ts'

/** Programs with a trust store of their own, which follow neither Docker's nor the system's. */
export function AlsoChoice({ wizard: { state, dispatch } }: StepProps) {
  const { how } = useText()
  const { also: text } = how
  return (
    <Section title={text.title} aside={<Pill>{how.optional}</Pill>}>
      <p className={classes.lead}>{text.text}</p>
      <div className={classes.boxes}>
        {alsoNames.map((name) => (
          <Checkbox
            key={name}
            label={text.programs[name].label}
            description={text.programs[name].hint}
            checked={state.also.includes(name)}
            onChange={(event) => dispatch({ type: 'also', name, wanted: event.currentTarget.checked })}
          />
        ))}
      </div>
    </Section>
  )
}
