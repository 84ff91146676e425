import { IconCertificate } from '@tabler/icons-react'
import type { PlanCertificate } from '../../../shared/model/plan.ts'
import { Facts } from '../../ui/facts.tsx'
import { Fingerprint } from '../../ui/fingerprint/fingerprint.tsx'
import { useDay, useWords } from '../../words/language.tsx'
import { useSay } from '../../words/say.tsx'
import { Stranger } from '../../words/stranger.tsx'
import classes from './planned-file.module.css'

/** A certificate that a file gets or loses: what a person compares of it. */
export function PlannedCertificate({ certificate }: { readonly certificate: PlanCertificate }) {
  const { plan: words, certificate: names } = useWords()
  const say = useSay()
  const day = useDay()
  const { subject, issuer, fingerprint, notAfter, role, change } = certificate
  return (
    <div className={classes.certificate} data-change={change}>
      <p className={classes.role}>
        <IconCertificate size={17} stroke={1.7} aria-hidden />
        {words.certificates[change][role]}
      </p>
      <Facts
        facts={[
          [names.details.subject, <Stranger key="subject" text={subject} />],
          [names.details.issuer, <Stranger key="issuer" text={issuer} />],
          [names.details.fingerprint, <Fingerprint key="fingerprint" value={fingerprint} />],
          [names.details.validity, say(names.validity.valid, { end: day(notAfter) })],
        ]}
      />
    </div>
  )
}
