import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanAnchor, PlanView } from '../../../shared/model/plan.ts'
import { groupPlans, type PlanGroup } from '../../../shared/model/plan-groups.ts'
import { Callout } from '../../ui/callout.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Fingerprint } from '../../ui/fingerprint/fingerprint.tsx'
import { Section } from '../../ui/layout/section.tsx'
import { HostName, useHostName } from '../../words/host-name.tsx'
import { useDay, useList, useWords } from '../../words/language.tsx'
import { Say, useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import { HostChange } from './host-change.tsx'
import classes from './plan-review.module.css'

/** A whole plan for review: the changes on each host, file by file; hosts with the same plan share one entry. */
export function PlanReview({ view }: { readonly view: PlanView }) {
  return (
    <div className={classes.hosts}>
      {view.purpose.anchors && <AnchorSection anchors={view.purpose.anchors} />}
      {groupPlans(view.hosts).map((group) => (
        <GroupSection key={group.plan.host} group={group} />
      ))}
    </div>
  )
}

/** The certificates that are trusted. */
function AnchorSection({ anchors }: { readonly anchors: readonly PlanAnchor[] }) {
  const { certificate, plan } = useWords()
  const { details, validity } = certificate
  const say = useSay()
  const day = useDay()
  return (
    <Section title={say(plan.anchors, { count: anchors.length })}>
      <Stack gap="lg">
        {anchors.map(({ subject, fingerprint, notAfter }) => (
          <Facts
            key={fingerprint}
            facts={[
              [details.subject, <Stranger key="subject" text={subject} />],
              [details.fingerprint, <Fingerprint key="fingerprint" value={fingerprint} />],
              [details.validity, say(validity.valid, { end: day(notAfter) })],
            ]}
          />
        ))}
      </Stack>
    </Section>
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
