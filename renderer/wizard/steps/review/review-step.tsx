import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Intent } from '../../../../shared/model/intent.ts'
import type { PlanView } from '../../../../shared/model/plan.ts'
import { useAnswer } from '../../../api/use-ask.ts'
import { Waiting } from '../../../features/intent/waiting.tsx'
import { PlanReview } from '../../../features/plan/plan-review.tsx'
import { countProblematic, ProblemsConsent } from '../../../features/plan/problems-consent.tsx'
import { SetAsideChoice } from '../../../features/plan/set-aside-choice.tsx'
import { isClean } from '../../../features/run/run.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PageHead } from '../../../ui/layout/page-head.tsx'
import { Looking } from '../../../ui/layout/placeholders.tsx'
import { useWords } from '../../../words/language.tsx'
import { useSay } from '../../../words/say.tsx'
import screen from '../../frame/frame.module.css'
import { StepActions } from '../../frame/step-actions.tsx'
import type { StepProps } from '../../frame/wizard.tsx'

interface ReviewStepProps extends StepProps {
  /** Must stay the same object while the user's decisions are the same. */
  readonly intent: Intent
}

/** Step 5: the plan, for the user's consent. */
export function ReviewStep({ wizard, intent }: ReviewStepProps) {
  const { common, plan: words } = useWords()
  const say = useSay()
  const { state, dispatch } = wizard
  const { hosts } = state
  const input = useMemo(() => ({ intent, hosts: [...hosts] }), [intent, hosts])
  const { asked, reload } = useAnswer('plan.make', input)
  const view = asked.state === 'answered' ? asked.data : undefined
  const registry = 'registry' in intent ? intent.registry : ''
  const askedEvent = asked.state === 'asking' ? asked.event : undefined
  const changing = view?.hosts.filter(({ outcome }) => outcome === 'change').length ?? 0
  /** The plan whose problems were agreed to: another one is another question. */
  const [agreedTo, setAgreedTo] = useState<PlanView>()
  const isHeld = view !== undefined && countProblematic(view) > 0 && agreedTo !== view
  const allInPlace = view?.hosts.every(({ outcome }) => outcome === 'nothing') ?? false

  const apply = async (agreed: PlanView) => {
    dispatch({ type: 'go', step: 'apply' })
    const report = await wizard.start(agreed)
    if (report && isClean(report)) dispatch({ type: 'go', step: 'done' })
  }

  return (
    <>
      <PageHead heading={words.heading} lead={words.lead} />
      <div className={screen.content}>
        {(asked.state === 'idle' || asked.state === 'asking') && (
          <Looking text={words.making} detail={<Waiting registry={registry} event={askedEvent} />} />
        )}
        {asked.state === 'failed' && (
          <ErrorNotice
            title={words.failed}
            error={asked.error}
            actions={<Button onClick={reload}>{common.tryAgain}</Button>}
          />
        )}
        {view && <PlanReview view={view} />}
        {view && (
          <SetAsideChoice
            view={view}
            checked={state.setAside}
            onChange={(setAside) => dispatch({ type: 'set-aside', setAside })}
          />
        )}
        {view && (
          <ProblemsConsent
            view={view}
            agreed={agreedTo === view}
            onAgreed={(isAgreed) => setAgreedTo(isAgreed ? view : undefined)}
          />
        )}
      </div>
      <StepActions wizard={wizard}>
        {allInPlace ? (
          // Nothing changes, and the engines are asked all the same: what is in place may not be enough.
          <Button onClick={() => view && apply(view)}>{common.next}</Button>
        ) : (
          <Button disabled={changing === 0 || isHeld} onClick={() => view && apply(view)}>
            {changing > 0 ? say(words.applyTo, { count: changing }) : words.apply}
          </Button>
        )}
      </StepActions>
    </>
  )
}
