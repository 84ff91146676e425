import { Title } from '@mantine/core'
import type { HostPlanView } from '../../../shared/model/plan.ts'
import { Notes } from '../../ui/notes.tsx'
import { useWords } from '../../words/language.tsx'
import { Commands } from './commands.tsx'
import { Impact } from './impact.tsx'
import classes from './plan-review.module.css'
import { PlannedFile } from './planned-file.tsx'

/** The change on one host: its impact, the notes, the files, the commands. */
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
      {plan.files.length > 0 && (
        <div className={classes.part}>
          <Title order={3}>{words.filesTitle}</Title>
          <ul className={classes.files}>
            {plan.files.map((file) => (
              <PlannedFile key={file.path} file={file} />
            ))}
          </ul>
        </div>
      )}
      {plan.commands.length > 0 && (
        <div className={classes.part}>
          <Commands commands={plan.commands} />
        </div>
      )}
    </>
  )
}
