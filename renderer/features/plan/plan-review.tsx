import type { ReactNode } from 'react'
import type { PlanView } from '../../../shared/model/plan.ts'
import { Callout } from '../../ui/callout.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Section } from '../../ui/layout/section.tsx'
import { HostName, useHostName } from '../../words/host-name.tsx'
import { useList, useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'
import { groupPlans, type PlanGroup } from './group-plans.ts'
import { HostChange } from './host-change.tsx'
import classes from './plan-review.module.css'

/** A whole plan for review: the changes on each host, file by file; hosts with the same plan share one entry. */
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
  const { plan: words } = useWords()
  const say = useSay()
  const list = useList()
  const hostName = useHostName()
  if (hosts.length === 1) {
    return (
      <Section title={<HostName id={plan.host} alone />}>
        <PlanBody
          plan={plan}
          inPlace={<Say text={words.nothing.text} params={{ host: <HostName id={plan.host} /> }} />}
        />
      </Section>
    )
  }
  const count = hosts.length
  return (
    <Section title={say(words.sameOn, { count })}>
      <p className={classes.names}>{list(hosts.map(hostName))}</p>
      <PlanBody plan={plan} inPlace={say(words.nothing.textMany, { count })} />
    </Section>
  )
}

interface PlanBodyProps {
  readonly plan: PlanGroup['plan']
  /** The text if there is nothing to do. */
  readonly inPlace: ReactNode
}

function PlanBody({ plan, inPlace }: PlanBodyProps) {
  const { plan: words } = useWords()
  switch (plan.outcome) {
    case 'change':
      return <HostChange plan={plan} />
    case 'nothing':
      return (
        <Callout tone="good" title={words.nothing.title}>
          {inPlace}
        </Callout>
      )
    case 'blocked':
      return plan.error ? <ErrorNotice title={words.blocked} error={plan.error} /> : null
  }
}
