import { Checkbox } from '@mantine/core'
import { canSetAside, type PlanView } from '../../../shared/model/plan.ts'
import { useWords } from '../../words/language.tsx'

interface SetAsideChoiceProps {
  readonly view: PlanView
  readonly checked: boolean
  readonly onChange: (setAside: boolean) => void
}

/** Whether files that stop Docker go as well: nothing where there are none, unless that was chosen for them. */
export function SetAsideChoice({ view, checked, onChange }: SetAsideChoiceProps) {
  const { plan } = useWords()
  if (!checked && !canSetAside(view)) return null
  return (
    <Checkbox
      label={plan.setAside}
      description={plan.setAsideHint}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
