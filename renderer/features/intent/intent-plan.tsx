import { Button, Checkbox, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { PlanView } from '../../../shared/model/plan.ts'
import { useAnswer } from '../../api/use-ask.ts'
import { DialogActions } from '../../ui/dialog/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Looking } from '../../ui/layout/placeholders.tsx'
import { useWords } from '../../words/language.tsx'
import { Say } from '../../words/say.tsx'
import { InsecureTerms } from '../insecure/insecure-terms.tsx'
import { PlanReview } from '../plan/plan-review.tsx'
import { countProblematic, ProblemsConsent } from '../plan/problems-consent.tsx'
import { SetAsideChoice } from '../plan/set-aside-choice.tsx'
import type { Choices, DialogIntent } from './dialog-intent.ts'

interface IntentPlanProps {
  readonly intent: DialogIntent
  readonly hosts: readonly string[]
  /** What its words are about. */
  readonly params: Readonly<Record<string, string>>
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
  readonly onApply: (view: PlanView) => void
  readonly onCancel: () => void
}

/** The first half of the dialog: what would change, for the user to agree to. */
export function IntentPlan(props: IntentPlanProps) {
  const { intent, hosts, params, choices, onChoices, onApply, onCancel } = props
  const { limit, all, setAside } = choices
  const { common, plan, intents, untrustAll } = useWords()
  const input = useMemo(() => ({ intent, hosts: [...hosts] }), [intent, hosts])
  const { asked, reload } = useAnswer('plan.make', input)
  const view = asked.state === 'answered' ? asked.data : undefined
  /** The plan whose problems were agreed to: another one is another question. */
  const [agreed, setAgreed] = useState<PlanView>()
  const { kind } = intent
  const applicable = view?.hosts.some(({ outcome }) => outcome === 'change') ?? false
  return (
    <>
      {kind === 'insecure-on' && (
        <InsecureTerms limit={limit} onLimit={(chosen) => onChoices({ ...choices, limit: chosen })} />
      )}
      {kind === 'untrust' && (
        <Checkbox
          label={untrustAll.label}
          description={untrustAll.hint}
          checked={all}
          onChange={(event) => onChoices({ ...choices, all: event.currentTarget.checked })}
        />
      )}
      {asked.state === 'failed' && (
        <ErrorNotice
          title={plan.failed}
          error={asked.error}
          actions={<Button onClick={reload}>{common.tryAgain}</Button>}
        />
      )}
      {(asked.state === 'asking' || asked.state === 'idle') && <Looking text={plan.making} />}
      {view && (
        <>
          {applicable && (
            <Text>
              <Say text={all ? untrustAll.lead : intents[kind].lead} params={params} />
            </Text>
          )}
          <PlanReview view={view} />
          <SetAsideChoice
            view={view}
            checked={setAside}
            onChange={(chosen) => onChoices({ ...choices, setAside: chosen })}
          />
          <ProblemsConsent
            view={view}
            agreed={agreed === view}
            onAgreed={(isAgreed) => setAgreed(isAgreed ? view : undefined)}
          />
        </>
      )}
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {view && !applicable ? common.close : common.cancel}
        </Button>
        {view && applicable && (
          <Button disabled={countProblematic(view) > 0 && agreed !== view} onClick={() => onApply(view)}>
            {intents[kind].apply}
          </Button>
        )}
      </DialogActions>
    </>
  )
}
