import type { HostPlan, PlanView } from '../../../shared/model/plan.ts'
import { useText } from '../../text/text-context.tsx'
import { Callout } from '../callout.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { HostName } from '../host/host-name.tsx'
import { Section } from '../layout/section.tsx'
import { Words } from '../words.tsx'
import { HostChange } from './host-change.tsx'
import classes from './plan-review.module.css'

/** A whole plan for reading: what happens on each host, file by file. */
export function PlanReview({ view }: { readonly view: PlanView }) {
  return (
    <div className={classes.hosts}>
      {view.hosts.map((host) => (
        <Section key={host.host} title={<HostName id={host.host} alone />}>
          <HostPlanBody plan={host} />
        </Section>
      ))}
    </div>
  )
}

function HostPlanBody({ plan }: { readonly plan: HostPlan }) {
  const { plan: text } = useText()
  switch (plan.outcome) {
    case 'change':
      return <HostChange plan={plan} />
    case 'nothing':
      return (
        <Callout tone="good" title={text.nothing.title}>
          <Words text={text.nothing.text} values={{ host: <HostName id={plan.host} /> }} />
        </Callout>
      )
    case 'blocked':
      return plan.error ? <ErrorNotice title={text.blocked} error={plan.error} /> : null
  }
}
