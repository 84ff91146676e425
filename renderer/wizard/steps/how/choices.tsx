import { Checkbox } from '@mantine/core'
import { clientStoreSchema } from '../../../../shared/model/intent.ts'
import { InsecureTerms } from '../../../features/insecure/insecure-terms.tsx'
import { Section } from '../../../ui/layout/section.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { useWords } from '../../../words/language.tsx'
import { Say } from '../../../words/say.tsx'
import type { ChosenStepProps, StepProps } from '../../frame/wizard.tsx'
import classes from './how-step.module.css'

/** Whether Docker restarts now to read the system trust store. */
export function RestartChoice({ wizard: { state, dispatch } }: StepProps) {
  const { restart: words } = useWords().how
  return (
    <Section title={words.title}>
      <p className={classes.lead}>{words.text}</p>
      <Checkbox
        label={words.later}
        description={words.laterHint}
        checked={state.noRestart}
        onChange={(event) => dispatch({ type: 'no-restart', noRestart: event.currentTarget.checked })}
      />
    </Section>
  )
}

/** Programs with their own trust store, apart from Docker's and the system's. */
export function ProgramsChoice({ wizard: { state, dispatch } }: StepProps) {
  const { how } = useWords()
  const { also: words } = how
  return (
    <Section title={words.title} aside={<Pill>{how.optional}</Pill>}>
      <p className={classes.lead}>{words.text}</p>
      <div className={classes.boxes}>
        {clientStoreSchema.options.map((name) => (
          <Checkbox
            key={name}
            label={words.programs[name].label}
            description={words.programs[name].hint}
            checked={state.also.includes(name)}
            onChange={(event) => dispatch({ type: 'also', name, wanted: event.currentTarget.checked })}
          />
        ))}
      </div>
    </Section>
  )
}

/** The costs of insecure, the reminder, and the user's consent. */
export function InsecureChoice({ wizard: { state, dispatch }, registry }: ChosenStepProps) {
  const { insecure: words } = useWords().how
  return (
    <Section title={words.title}>
      <div className={classes.choice}>
        <InsecureTerms limit={state.limit} onLimit={(limit) => dispatch({ type: 'limit', limit })} />
        <Checkbox
          label={<Say text={words.accept} params={{ registry }} />}
          checked={state.acceptsCosts}
          onChange={(event) => dispatch({ type: 'accepts-costs', acceptsCosts: event.currentTarget.checked })}
        />
      </div>
    </Section>
  )
}
