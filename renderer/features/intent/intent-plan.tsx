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
import type { LimitName } from '../insecure/limits.ts'
import { PlanReview } from '../plan/plan-review.tsx'
import { countProblematic, ProblemsConsent } from '../plan/problems-consent.tsx'
import type { DialogIntent } from './dialog-intent.ts'

interface IntentPlanProps {
  readonly intent: DialogIntent
  readonly hosts: readonly string[]
  /** What its words are about. */
  readonly params: Readonly<Record<string, string>>
  /** For how long something is wanted that should not last. */
  readonly limit: LimitName
  readonly onLimit: (limit: LimitName) => void
  /** Whether what no receipt names is to go as well. */
  readonly all: boolean
  readonly onAll: (all: boolean) => void
  readonly onApply: (view: PlanView) => void
  readonly onCancel: () => void
}

/** The first half of the dialog: what would change, for the user to agree to. */
export function IntentPlan(props: IntentPlanProps) {
  const { intent, hosts, params, limit, onLimit, all, onAll, onApply, onCancel } = props
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
      {kind === 'insecure-on' && <InsecureTerms limit={limit} onLimit={onLimit} />}
      {kind === 'untrust' && (
        <Checkbox
          label={untrustAll.label}
          description={untrustAll.hint}
          checked={all}
          onChange={(event) => onAll(event.currentTarget.checked)}
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
