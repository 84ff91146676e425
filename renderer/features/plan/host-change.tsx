import { Title } from '@mantine/core'
import type { HostPlanView } from '../../../shared/model/plan.ts'
import { Notes } from '../../ui/notes.tsx'
import { useWords } from '../../words/language.tsx'
import { Impact } from './impact.tsx'
import classes from './plan-review.module.css'
import { Steps } from './steps.tsx'

/** The change on one host: its impact, the notes, the steps. */
export function HostChange({ plan }: { readonly plan: HostPlanView }) {
  const { plan: words } = useWords()
  return (
    <>
      <div className={classes.part}>
        <Impact plan={plan} />
      </div>
      {plan.notes.length > 0 && (
        <div className={classes.part}>
          <Title order={3}>{words.notesTitle}</Title>
          <Notes notes={plan.notes} />
        </div>
      )}
      {plan.stages.length > 0 && (
        <div className={classes.part}>
          <Title order={3}>{words.stepsTitle}</Title>
          <Steps stages={plan.stages} />
        </div>
      )}
    </>
  )
}
