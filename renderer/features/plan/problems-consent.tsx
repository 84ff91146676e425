import { Checkbox } from '@mantine/core'
import { type PlanView, problemsOf } from '../../../shared/model/plan.ts'
import { useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'

/** How many of a plan's hosts have a problem with it. */
export function countProblematic({ hosts }: PlanView): number {
  return hosts.filter((host) => problemsOf(host).length > 0).length
}

interface ProblemsConsentProps {
  readonly view: PlanView
  readonly agreed: boolean
  readonly onAgreed: (agreed: boolean) => void
}

/** The one way past a plan's problems: nothing where it has none. */
export function ProblemsConsent({ view, agreed, onAgreed }: ProblemsConsentProps) {
  const { plan } = useWords()
  const say = useSay()
  const count = countProblematic(view)
  if (count === 0) return null
  return (
    <Checkbox
      label={say(plan.despite, { count })}
      description={plan.despiteHint}
      checked={agreed}
      onChange={(event) => onAgreed(event.currentTarget.checked)}
    />
  )
}
