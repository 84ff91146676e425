import type { ReactNode } from 'react'
import type { PlanView } from '../../../shared/model/plan.ts'
import { usePlural, useText } from '../../text/text-context.tsx'
import { Callout } from '../../ui/callout.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Section } from '../../ui/layout/section.tsx'
import { Words } from '../../ui/words.tsx'
import { HostName, useHostName } from '../hosts/host-name.tsx'
import { groupPlans, type PlanGroup } from './group-plans.ts'
import { HostChange } from './host-change.tsx'
import classes from './plan-review.module.css'

/** A whole plan for reading: what happens on each host, file by file, said once for hosts on which the same happens. */
export function PlanReview({ view }: { readonly view: PlanView }) {
  return (
    <div className={classes.hosts}>
      {groupPlans(view.hosts).map((group) => (
        <GroupSection key={group.plan.host} group={group} />
      ))}
    </div>
  )
}

function GroupSection({ group: { hosts, plan } }: { readonly group: PlanGroup }) {
  const { plan: text } = useText()
  const plural = usePlural()
  const hostName = useHostName()
  if (hosts.length === 1) {
    return (
      <Section title={<HostName id={plan.host} alone />}>
        <HostPlanBody plan={plan} name={<HostName id={plan.host} />} />
      </Section>
    )
  }
  return (
    <Section title={plural(text.sameOn, hosts.length)}>
      <p className={classes.names}>{hosts.map(hostName).join(', ')}</p>
      <HostPlanBody plan={plan} name={plural(text.these, hosts.length)} />
    </Section>
  )
}

interface HostPlanBodyProps {
  readonly plan: PlanGroup['plan']
  /** What the host, or the hosts, are called within a sentence. */
  readonly name: ReactNode
}

function HostPlanBody({ plan, name }: HostPlanBodyProps) {
  const { plan: text } = useText()
  switch (plan.outcome) {
    case 'change':
      return <HostChange plan={plan} />
    case 'nothing':
      return (
        <Callout tone="good" title={text.nothing.title}>
          <Words text={text.nothing.text} values={{ host: name }} />
        </Callout>
      )
    case 'blocked':
      return plan.error ? <ErrorNotice title={text.blocked} error={plan.error} /> : null
  }
}
